import { expect } from 'vitest'
import { vendorSays } from '../support/conversation.ts'
import { facts } from '../support/leads.ts'
import { asCompletion, type Behaviour, type FakeModel, type ToolCall } from './fake_model.ts'
import { extract, read, says, wordsIn, write } from './model_words.ts'
import {
  lastRun,
  leadInConversation,
  leadWithOffer,
  modelCalls,
  modelStory,
  ourLastText,
  withModel,
} from './story.ts'

const { condition: _, ...known } = facts
const words = 'nowt done to it since the seventies'

const told = (fact: string) => extract({ fact: 'condition', value: 'fair', quotation: fact })
const withUsage = (calls: ToolCall[], usage: unknown, id: unknown = 'c'): Behaviour => ({
  raw: JSON.stringify({ ...asCompletion(calls, ''), usage, id }),
})
/** So deep that no reader gets to the bottom of it. */
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

const odd: Record<string, [FakeModel['answer'], object]> = {
  'has characters that no database keeps': [
    (asked) => says(read('unclear', `${wordsIn(asked)}\u0000`), told(`${words}\u0000`), write([], '\ud83d')),
    { prompt: 'reply_1' },
  ],
  'says half a character at the end of much talk': [
    () => ({ words: `a${'😀'.repeat(5_000)}` }),
    { fellBack: 'not_valid' },
  ],
  'counts tokens below nothing and in parts': [
    (asked) =>
      withUsage([read('unclear', wordsIn(asked)), told(words)], {
        prompt_tokens: -10,
        completion_tokens: 2.5,
      }),
    { intent: 'unclear' },
  ],
  'counts more tokens than there are, under a name with a NUL': [
    (asked) =>
      withUsage(
        [read('unclear', wordsIn(asked)), told(words)],
        { prompt_tokens: 1e300, completion_tokens: 1e300 },
        'a\u0000b',
      ),
    { intent: 'unclear' },
  ],
  'is nested deeper than anybody reads': [
    () => says({ tool: 'read_reply', input: deep(100_000) }),
    { fellBack: 'no_answer' },
  ],
  'is nested deeper than the database reads': [() => says({ tool: 'read_reply', input: deep(6_000) }), {}],
  'states the same fact two hundred times': [
    (asked) => says(read('unclear', wordsIn(asked)), ...Array.from({ length: 200 }, () => told(words))),
    { fellBack: 'not_valid' },
  ],
  'has two intents': [
    (asked) => says(read('unclear', wordsIn(asked)), read('acceptance', wordsIn(asked))),
    { fellBack: 'not_valid' },
  ],
  'calls tools by the names of what every object has': [
    (asked) =>
      says(
        read('unclear', wordsIn(asked)),
        { tool: 'constructor', input: {} },
        { tool: '__proto__', input: {} },
      ),
    { fellBack: 'not_valid' },
  ],
  'has numbers as words': [
    () =>
      says({
        tool: 'read_reply',
        input: { intent: 'counter', quotation: words, amount: '150000', conditions: [] },
      }),
    { fellBack: 'not_valid' },
  ],
  'is 200, and an error': [
    () => ({ raw: '{"error": {"message": "quota", "code": 429}}' }),
    { fellBack: 'no_answer' },
  ],
}

for (const [title, [answer, model]] of Object.entries(odd)) {
  modelStory(`an answer that ${title} costs no run: the vendor is answered`, async ({ database, fake }) => {
    const { db } = database
    const time = await withModel(database, fake)
    const lead = await leadInConversation(db, time, known)
    fake.answer = answer
    await vendorSays(db, lead, words, time)

    expect(await lastRun(db, lead)).toMatchObject({ status: 'succeeded', model })
    for (const { outcome, pence } of await modelCalls(db, lead)) {
      expect(outcome).not.toBeNull()
      expect(pence).toBeGreaterThan(0)
      expect(pence).toBeLessThan(10)
    }
  })
}

modelStory(
  'a draft of which nobody would see anything is no draft, and no text',
  async ({ database, fake }) => {
    const { db } = database
    const time = await withModel(database, fake)
    const lead = await leadWithOffer(db, time)
    for (const [freeWords, draft] of [
      [false, '\u200b'],
      [true, ' '],
      [true, ''],
    ] as const) {
      await db.query(
        `update pipeline.agents set config = jsonb_build_object('freeWords', $1::boolean) where agent = 'sms_agent'`,
        [freeWords],
      )
      fake.answer = (asked) => says(read('question', wordsIn(asked)), write([], draft))
      await vendorSays(db, lead, 'hmm, what about the cat', time)
      const { status, outcome, result } = await lastRun(db, lead)
      expect({ status, outcome, draft: result.draft }).toEqual({
        status: 'succeeded',
        outcome: 'ask_human',
        draft: undefined,
      })
    }
  },
)

modelStory('a prompt that is not there leaves all to the rules', async ({ database, fake }) => {
  const { db } = database
  const time = await withModel(database, fake)
  const lead = await leadInConversation(db, time, known)
  await db.query(`update pipeline.agents set config = '{"prompt": "reply_99"}' where agent = 'sms_agent'`)
  await vendorSays(db, lead, words, time)
  expect(await lastRun(db, lead)).toMatchObject({ outcome: 'reply', model: { fellBack: 'no_prompt' } })
  expect(await ourLastText(db, lead)).toMatch(/condition/)
  expect(fake.asked).toEqual([])
})
