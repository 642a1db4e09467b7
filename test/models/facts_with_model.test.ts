import { expect } from 'vitest'
import { vendorSays } from '../support/conversation.ts'
import { facts, stageOf } from '../support/leads.ts'
import { extract, read, says, wordsIn } from './model_words.ts'
import { lastRun, leadInConversation, modelCalls, modelStory, ourLastText, withModel } from './story.ts'

const { condition: _, bedrooms: __, ...known } = facts

for (const provider of ['openai-compatible', 'anthropic'] as const) {
  modelStory(
    `${provider}: a fact that only the model understands is learned by its quotation`,
    async ({ database, fake }) => {
      const { db } = database
      const time = await withModel(database, fake, { provider })
      const lead = await leadInConversation(db, time, { ...known, bedrooms: 3 })
      fake.answer = (asked) =>
        says(
          read('unclear', wordsIn(asked)),
          extract({ fact: 'condition', value: 'fair', quotation: 'nowt done to it since the seventies' }),
        )
      await vendorSays(db, lead, 'Nowt done to it since the seventies but it all works', time)

      expect((await lastRun(db, lead)).result).toMatchObject({
        outcome: 'advance',
        facts: { condition: 'fair' },
      })
      expect(await stageOf(db, lead)).toBe('OFFER_MADE')
      expect(await modelCalls(db, lead)).toMatchObject([
        {
          request_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          ...{ model: 'fake-1', prompt: 'reply_1', input_tokens: 2_000, output_tokens: 100 },
          answer: { calls: [{ tool: 'read_reply' }, { tool: 'extract_property_details' }] },
          ...{ purpose: 'reply', outcome: 'ok', units: 2_100, agent: 'sms_agent' },
          // 2,000 tokens read at 250 pence a million, 100 written at 1,200.
          pence: 0.62,
        },
      ])
    },
  )
}

modelStory(
  'a fact whose quotation the vendor never wrote is dropped, and asked for again',
  async ({ database, fake }) => {
    const { db } = database
    const time = await withModel(database, fake)
    const lead = await leadInConversation(db, time, { ...known, bedrooms: 3 })
    fake.answer = (asked) =>
      says(
        read('unclear', wordsIn(asked)),
        extract(
          { fact: 'condition', value: 'excellent', quotation: 'it is like new' },
          // Of another text, which has been answered.
          { fact: 'condition', value: 'good', quotation: 'are you there' },
        ),
      )
    await vendorSays(db, lead, 'hmm let me think on', time)
    expect((await lastRun(db, lead)).result.facts).toBeUndefined()
    expect(await ourLastText(db, lead)).toMatch(/condition/)
  },
)

modelStory(
  'no greeting, question or figure, and no word that is missing, makes a condition',
  async ({ database, fake }) => {
    const { db } = database
    const time = await withModel(database, fake)
    const lead = await leadInConversation(db, time, { ...known, bedrooms: 3 })
    const judgedBy = (value: string) => {
      fake.answer = (asked) =>
        says(
          read('unclear', wordsIn(asked)),
          extract({ fact: 'condition', value, quotation: wordsIn(asked) }),
        )
    }
    for (const [words, value] of [
      ['hello, any news? what do you need from me', 'fair'],
      ['the cat likes the garden wall', 'excellent'],
    ] as const) {
      judgedBy(value)
      await vendorSays(db, lead, words, time)
      expect((await lastRun(db, lead)).result.facts).toBeUndefined()
    }
    judgedBy('poor')
    await vendorSays(db, lead, 'the boiler is held together with string', time)
    expect((await lastRun(db, lead)).result).toMatchObject({ facts: { condition: 'poor' } })
  },
)

modelStory('a figure that does not stand in the quotation is no price', async ({ database, fake }) => {
  const { db } = database
  const time = await withModel(database, fake)
  const { asking_price: _, ...house } = facts
  const lead = await leadInConversation(db, time, house)
  fake.answer = (asked) =>
    says(
      read('unclear', wordsIn(asked)),
      extract({ fact: 'askingPrice', value: 400_000, quotation: 'like next door got' }),
    )
  await vendorSays(db, lead, 'I want about the same like next door got', time)
  expect((await lastRun(db, lead)).result.facts).toBeUndefined()
  expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
})

modelStory(
  'where rules and model read different facts, neither is written and it is asked again',
  async ({ database, fake }) => {
    const { db } = database
    const time = await withModel(database, fake)
    const { property_type: _, ...house } = facts
    const lead = await leadInConversation(db, time, house)
    fake.answer = (asked) =>
      says(
        read('unclear', wordsIn(asked)),
        extract({ fact: 'propertyType', value: 'terraced', quotation: 'joined on at one side' }),
      )
    await vendorSays(db, lead, 'a semi, joined on at one side', time)
    expect((await lastRun(db, lead)).result.facts).toBeUndefined()
    expect(await ourLastText(db, lead)).toMatch(/semi-detached|kind of property/)
  },
)

modelStory(
  'without a model all goes by the rules, and nothing is written down',
  async ({ database, fake }) => {
    const { db } = database
    const { clockwork } = await import('../support/clockwork.ts')
    const { offeringAgents } = await import('./story.ts')
    const time = await clockwork(database.pool, {
      startAt: '2026-06-01T09:00:00+01:00',
      agents: offeringAgents,
    })
    const lead = await leadInConversation(db, time, { ...known, bedrooms: 3 })
    await vendorSays(db, lead, 'fair condition', time)
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    expect((await lastRun(db, lead)).model).toBeNull()
    expect(fake.asked).toEqual([])
  },
)

modelStory('first name, words and facts leave the house, and nothing else', async ({ database, fake }) => {
  const { db } = database
  const time = await withModel(database, fake)
  const lead = await leadInConversation(db, time, {
    ...known,
    ...{ vendor_name: 'Zebedee Quillfeather', vendor_email: 'zeb@quill.example', external_ref: 'REF-77121' },
    ...{ vendor_phone: '+447700900555', estimated_market_value: 213_456 },
  })
  await vendorSays(
    db,
    lead,
    'my other number is 07700 900555 or +44 7700 900555, zeb@quill.example. it has 3 beds',
    time,
  )

  const [asked] = fake.asked
  expect(asked?.data).toMatchObject({ firstName: 'Zebedee', known: { propertyPostcode: 'BS6 5QA' } })
  expect(wordsIn(asked as never)).toBe('my other number is [phone] or [phone], [e-mail] it has 3 beds')
  for (const secret of ['Quillfeather', 'quill.example', '900555', 'REF-77121', '213456', lead]) {
    expect(asked?.bytes).not.toContain(secret)
  }
})
