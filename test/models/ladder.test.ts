import { expect, test } from 'vitest'
import { callModel, ModelFailure } from '../../src/models/call_model.ts'
import { vendorSays } from '../support/conversation.ts'
import { facts } from '../support/leads.ts'
import { type Behaviour, type FakeModel, startFakeModel } from './fake_model.ts'
import { extract, read, says, wordsIn } from './model_words.ts'
import { lastRun, leadInConversation, modelCalls, modelStory, ourLastText, withModel } from './story.ts'

const { condition: _, ...known } = facts
const words = 'nowt done to it since the seventies'

const learns = (asked: Parameters<FakeModel['answer']>[0]): Behaviour =>
  says(read('unclear', wordsIn(asked)), extract({ fact: 'condition', value: 'fair', quotation: words }))

modelStory(
  'an answer that is not of the agreed form is asked for once more, with what is wrong',
  async ({ database, fake }) => {
    const { db } = database
    const time = await withModel(database, fake)
    fake.answer = (asked) =>
      asked.complaint === null
        ? says(read('delighted', words), { tool: 'make_offer', input: { amount: 1 } })
        : learns(asked)
    const lead = await leadInConversation(db, time, known)
    await vendorSays(db, lead, words, time)

    expect(fake.asked[1]?.complaint).toMatch(/read_reply.*intent/s)
    expect(fake.asked[1]?.complaint).toMatch(/There is no tool make_offer/)
    expect((await lastRun(db, lead)).result).toMatchObject({ facts: { condition: 'fair' } })
    expect((await modelCalls(db, lead)).map(({ purpose }) => purpose)).toEqual(['reply', 'repair'])
  },
)

modelStory('one that is wrong twice leaves all to the rules', async ({ database, fake }) => {
  const { db } = database
  const time = await withModel(database, fake)
  fake.answer = () => ({ words: 'I cannot help with that.' })
  const lead = await leadInConversation(db, time, known)
  await vendorSays(db, lead, words, time)

  expect(await lastRun(db, lead)).toMatchObject({ outcome: 'reply', model: { fellBack: 'not_valid' } })
  expect(await ourLastText(db, lead)).toMatch(/condition/)
  expect(await modelCalls(db, lead)).toMatchObject([{ outcome: 'ok' }, { outcome: 'ok' }])
})

modelStory(
  'one that never answers is left within the deadline, and the rules go on',
  async ({ database, fake }) => {
    const { db } = database
    await db.query(`update pipeline.agents set deadline = '8 seconds' where agent = 'sms_agent'`)
    const time = await withModel(database, fake)
    fake.answer = () => 'silent'
    const lead = await leadInConversation(db, time, known)
    await vendorSays(db, lead, words, time)

    expect(await lastRun(db, lead)).toMatchObject({
      ...{ status: 'succeeded', outcome: 'reply' },
      model: { fellBack: 'no_answer' },
    })
    // Whether it was paid for nobody knows: it counts as the most that it can have cost.
    expect(await modelCalls(db, lead)).toMatchObject([{ outcome: 'timed_out', answer: null }])
    expect((await modelCalls(db, lead))[0]?.pence).toBeGreaterThan(1)
  },
)

for (const provider of ['openai-compatible', 'anthropic'] as const) {
  test.each<[string, Behaviour, object]>([
    [
      'is busy',
      { status: 429, retryAfter: '120' },
      { end: { outcome: 'limited', code: '429' }, isDown: true, retryAfterSeconds: 120 },
    ],
    ['fails', { status: 503 }, { end: { outcome: 'failed', code: '503' }, isDown: true }],
    ['knows no such key', { status: 401 }, { end: { outcome: 'refused', code: '401' }, isDown: true }],
    ['will not take this text', { status: 400 }, { end: { outcome: 'refused', code: '400' }, isDown: false }],
    ['answers with broken JSON', 'malformed', { end: { outcome: 'failed' }, isDown: true }],
    ['breaks off in the middle', 'cut', { end: { outcome: 'failed' }, isDown: true }],
    ['says that it is elsewhere', 'elsewhere', { end: { outcome: 'failed', code: '307' }, isDown: true }],
  ])(`${provider}: what is known of one that %s`, async (_, behaviour, expected) => {
    const fake = await startFakeModel(() => behaviour)
    const request = {
      purpose: 'reply',
      prompt: { version: 'p', words: 'read' },
      asked: { texts: ['secret words'] },
      tools: {},
    }
    const failure = await callModel(fake.settings(provider), request, AbortSignal.timeout(20_000)).catch(
      (error: unknown) => error,
    )
    await fake.close()
    expect(failure).toBeInstanceOf(ModelFailure)
    expect(failure).toMatchObject(expected)
    expect(JSON.stringify(failure)).not.toContain('secret')
    expect(fake.asked).toHaveLength(1)
  })
}

for (const provider of ['openai-compatible', 'anthropic'] as const) {
  test(`${provider}: broken arguments of a tool are an answer, which is looked at later`, async () => {
    const fake = await startFakeModel(() => says({ tool: 'read_reply', input: '{"intent": "que' }))
    const request = {
      purpose: 'reply',
      prompt: { version: 'p', words: 'read' },
      asked: { texts: [] },
      tools: {},
    }
    const { answer } = await callModel(fake.settings(provider), request, AbortSignal.timeout(20_000))
    await fake.close()
    expect(answer.calls).toMatchObject([{ tool: 'read_reply' }])
  })
}
