import { expect, test } from 'vitest'
import type { AgentOutcome } from '../../src/agents/contract/agent.ts'
import { isOnlySmelt } from '../../src/agents/sms_agent/heed_smoke.ts'
import { plainDesk } from '../../src/models/plain_desk.ts'
import { conversation, onTheTable } from '../agents/sms_agent/talk.ts'
import { vendorSays } from '../support/conversation.ts'
import { stageOf } from '../support/leads.ts'
import { type FakeModel, startFakeModel } from './fake_model.ts'
import { askHuman, extract, read, says, wordsIn, write } from './model_words.ts'
import { leadWithOffer, modelStory, ourLastText, withModel } from './story.ts'

const house = {
  ...{ propertyAddress: '14 Oak Road, Bristol', propertyPostcode: 'BS6 5QA', propertyType: 'semi_detached' },
  ...{ bedrooms: 3, condition: 'fair', askingPrice: 185_000 },
}

/** What the agent makes of an answer to the offer of £150,000, of which the model says this. */
const told = (
  title: string,
  body: string,
  answer: FakeModel['answer'],
  check: (outcome: AgentOutcome) => void,
) =>
  test(title, async () => {
    const fake = await startFakeModel(answer)
    const desk = plainDesk(fake.settings('anthropic'), new AbortController().signal)
    const outcome = await conversation('OFFER_MADE', onTheTable, house, desk).says(body)
    await fake.close()
    expect(fake.asked).toHaveLength(1)
    check(outcome)
  })

const sees =
  (intent: string, more: { amount?: number; conditions?: string[] } = {}): FakeModel['answer'] =>
  (asked) =>
    says(read(intent, wordsIn(asked), more))

const likelyYes = 'yes ok then, my solicitor is Harper and Lowe in Leeds'
const plainYes = 'yes I accept £150,000'

const isConfirmed = ({ outcome, message }: AgentOutcome) => {
  expect(outcome).toBe('reply')
  expect(message?.body).toMatch(/you accept £150,000\?/)
}
const goesToAPerson = ({ outcome, message }: AgentOutcome) => {
  expect(outcome).toBe('ask_human')
  expect(message).toBeUndefined()
}
const is =
  (outcome: AgentOutcome['outcome']) =>
  (come: AgentOutcome): void =>
    expect(come.outcome).toBe(outcome)

told('a likely yes that both read counts at once', likelyYes, sees('acceptance'), (come) => {
  expect(come).toMatchObject({ outcome: 'accept', readings: [{ intent: 'acceptance', confidence: 0.9 }] })
})
told('a likely yes that the model holds for none is confirmed first', likelyYes, sees('unclear'), isConfirmed)
told(
  'a yes with a condition that the model sees is confirmed first',
  likelyYes,
  sees('acceptance', { conditions: ['you pay Harper'] }),
  isConfirmed,
)
told(
  'a yes of which the model reads another figure is confirmed first',
  likelyYes,
  sees('acceptance', { amount: 160_000 }),
  isConfirmed,
)
told('a yes in odd signs does not count because a model says so', 'deal? 😂', sees('acceptance'), (come) => {
  expect(come.outcome).not.toBe('accept')
})
told(
  'a plain yes in which the model reads a question is confirmed first',
  plainYes,
  sees('question'),
  isConfirmed,
)
told('a plain yes in which the model reads a no goes to a person', plainYes, sees('rejection'), (come) => {
  goesToAPerson(come)
  expect(come.reason).toBe('The rules read a yes, the model a no')
})
told('a plain yes that both read is one', plainYes, sees('acceptance'), is('accept'))
told('a no that both read is one', 'no thanks', sees('rejection'), is('decline'))
told('a no that only the rules read closes nothing', 'no thanks', sees('question'), goesToAPerson)
told(
  'a no that only the model reads is answered by no text',
  'hmm we shall see',
  sees('rejection'),
  goesToAPerson,
)
told(
  'a figure that both read is a counter',
  'i would need 160k',
  sees('counter', { amount: 160_000 }),
  is('counter'),
)
told(
  'a figure of which the model makes another goes to a person',
  'i would need 160k',
  sees('counter', { amount: 190_000 }),
  goesToAPerson,
)
told(
  'a figure that only the model reads opens no bargaining',
  'hmm we shall see',
  sees('counter', { amount: 190_000 }),
  goesToAPerson,
)
told('what only the model hears as a plea gets no text', 'hmm we shall see', sees('opt_out'), (come) => {
  goesToAPerson(come)
  expect(come.reason).toMatch(/may want no more texts/)
})
told(
  'a question in words that no rule knows is answered by our own sentence',
  'is there owt to pay',
  (asked) =>
    says(read('question', wordsIn(asked)), write(['fees'], 'I promise you £5,000 by Friday, see bit.ly/x')),
  ({ message }) => expect(message?.body).toBe('There are no fees for you as the seller.'),
)
told(
  'a question that none of our sentences answers goes to a person, with a draft',
  'hmm, what about the cat',
  (asked) => says(read('question', wordsIn(asked)), write(['thanks'], 'The cat may stay with you.')),
  (come) => {
    goesToAPerson(come)
    expect(come.draft).toBe('The cat may stay with you.')
  },
)
told(
  'whoever the model wants a person for gets one, in our words',
  'hmm we shall see',
  (asked) => says(read('unclear', wordsIn(asked)), askHuman('distress')),
  (come) => {
    goesToAPerson(come)
    expect(come.reason).toBe('The vendor may be in distress; nothing was written')
  },
)
told(
  'a yes beside a fact that is not as we know it is not acted on',
  plainYes,
  (asked) =>
    says(
      read('acceptance', wordsIn(asked)),
      extract({ fact: 'propertyType', value: 'flat', quotation: 'yes' }),
    ),
  (come) => {
    goesToAPerson(come)
    expect(come.reason).toMatch(/type of property \(semi_detached\)$/)
    expect(come.facts).toEqual({})
  },
)

test('where the rules smell smoke no model is asked', async () => {
  const fake = await startFakeModel(sees('acceptance'))
  const desk = plainDesk(fake.settings('anthropic'), new AbortController().signal)
  const talk = conversation('OFFER_MADE', onTheTable, house, desk)
  const smelt = await talk.says('our lass is in bits about it all')
  expect(smelt.outcome).toBe('ask_human')
  expect(isOnlySmelt(smelt.reason)).toBe(true)
  expect((await talk.says('wrong number mate')).outcome).toBe('wrong_number')
  expect(fake.asked).toEqual([])
  await fake.close()
})

modelStory(
  'what both read moves the lead, and the model’s own words leave only where a rule lets them',
  async ({ database, fake }) => {
    const { db } = database
    await db.query(`update pipeline.agents set config = '{"freeWords": true}' where agent = 'sms_agent'`)
    const time = await withModel(database, fake)
    const lead = await leadWithOffer(db, time)
    fake.answer = (asked) => says(read('question', wordsIn(asked)), write([], 'The cat may stay with you.'))
    await vendorSays(db, lead, 'hmm, what about the cat', time)
    expect(await ourLastText(db, lead)).toBe('The cat may stay with you.')

    fake.answer = sees('acceptance')
    await vendorSays(db, lead, likelyYes, time)
    expect(await stageOf(db, lead)).toBe('OFFER_ACCEPTED')
  },
)
