import { describe, expect, test } from 'vitest'
import { conversation, onTheTable } from './talk.ts'

/** With £150,000 on the table. */
const answerTo = async (body: string) => {
  const { outcome, message } = await conversation('OFFER_MADE', onTheTable).says(body)
  return message?.purpose === 'confirm_acceptance' ? 'confirm' : outcome
}

// One more hand's answers: a sale is never read into them, and none is missed.
describe('who accepts is taken at their word or asked for a plain yes', () => {
  test.each([
    'Yes we will accept the 150,000',
    'Ok then, 150 it is',
    'My wife and I have agreed to your offer',
    'Go on then, we have a deal',
    'Happy with £150,000, please send the paperwork',
    'Accepted, thank you very much',
    'We would like to accept your offer of 150k',
    'yeah il take it',
    'Yes please proceed',
    'That works for us, we accept',
    'I am 72 and tired of it, so yes I accept',
    'ok accept. solicitor is Harding and Lee 0117 496 0123',
    'Right you are, sold to you for 150',
    'Agreed at 150,000',
    'yes thats fine by me, when do we sign?',
  ])('%s', async (body) => {
    expect(['accept', 'confirm']).toContain(await answerTo(body))
  })
})

describe('what only sounds like it sells nothing', () => {
  test.each([
    'Yeah course, and you can have the car for nothing as well',
    'oh brilliant, 150 for a house worth 220, where do I sign lol',
    'Deal of the century that is, for you',
    'Accept that? You must be joking',
    'sure, when hell freezes over',
    'yes and pigs might fly',
    'I would be mad to accept',
    'My brother says accept, I say no',
    'nobody would take that',
    'Thanks for the lovely insult, ill treasure it',
    'ok so you think its worth half',
    'very funny',
    'Yes I got your offer',
    'ok will talk to my husband',
    'good joke mate, deal or no deal is it',
  ])('%s', async (body) => {
    expect(await answerTo(body)).not.toBe('accept')
  })
})

describe('who wants more, or something else, has not accepted', () => {
  test.each([
    'Yes if you can make it 158',
    'Ok but only with completion before Easter',
    'I accept as long as you pay the legal fees',
    'would take 165',
    'Make it 155,000 and I will sign today',
    'agreed, subject to seeing proof of funds',
    'we could do 150 if we keep the shed and garden tools',
    'Yes once my mum has found a flat',
    'if you match the other offer of 162 its yours',
    'deal if its cash and no survey',
    'Half now and half in June?',
    'we accept unless the agent gets us more by friday',
    'can you stretch to one fifty seven five',
    'happy at 160 not a penny less',
    'yes provided nobody knocks the price down later',
  ])('%s', async (body) => {
    expect(await answerTo(body)).not.toBe('accept')
  })
})

describe('who asks, or names an age, a year, a house or a phone, has not accepted', () => {
  test.each([
    'Is that your best offer?',
    'How do you get to 150,000?',
    'Would I have to accept today?',
    'What happens if I say yes',
    'Who pays the solicitor if I accept?',
    'can I think about it till Monday',
    'Im 81 and dont understand all this',
    'the house was built in 1930 you know',
    'number 150 sold last month, did you see',
    'call me on 07700 900150',
    'its 155 Church Road not 150',
    'been here since 1985, 40 years',
    'my lad is 15 and has exams until june',
    'the boiler is 12 years old, does it matter',
    'we got the keys in 98 for 42 thousand',
  ])('%s', async (body) => {
    expect(await answerTo(body)).not.toBe('accept')
    expect(await answerTo(body)).not.toBe('counter')
  })
})

test('a yes to our question whether the figure will do sells, and to any other question nothing', async () => {
  for (const [question, outcome] of [
    ['We offer £150,000 for it. Would you accept £150,000?', 'accept'],
    ['Our offer of £150,000 still stands. Do you have time for a call about it?', 'reply'],
    ['Our offer of £150,000 still stands. Shall we take another look at it?', 'reply'],
  ] as const) {
    const talk = conversation('OFFER_MADE', onTheTable)
    talk.weSay(question)
    expect((await talk.says('Yes please')).outcome, question).toBe(outcome)
  }
})

test('an apology for the silence takes nothing from a yes that names our figure', async () => {
  for (const yes of [
    'Sorry for the silence. Yes, I accept £150,000',
    'sorry for the silence yes i accept £150,000',
  ])
    expect((await conversation('OFFER_MADE', onTheTable).says(yes)).outcome, yes).toBe('accept')
  const talk = conversation('OFFER_MADE', onTheTable)
  expect((await talk.says('Sorry for the silence. I might accept £150,000')).outcome).not.toBe('accept')
})

test('courtesy in a text of its own takes nothing from a yes; anything else does', async () => {
  const said = async (first: string, then: string) => {
    const talk = conversation('OFFER_MADE', onTheTable)
    talk.alsoSays(first)
    return (await talk.says(then)).outcome
  }
  expect(await said('Sorry for the silence.', 'Yes, I accept £150,000')).toBe('accept')
  expect(await said('Yes, I accept £150,000', 'Thank you, Derek')).toBe('accept')
  expect(await said('I need to ask my wife', 'Yes, I accept £150,000')).not.toBe('accept')
  expect(await said('Yes, I accept £150,000', 'hang on')).not.toBe('accept')
})

test('a house that an agent has sold is sold; an agent who signs is no owner', async () => {
  const said = async (body: string) => (await conversation('OFFER_MADE', onTheTable).says(body)).outcome
  expect(await said('we have already sold it through an estate agent')).toBe('decline')
  expect(await said('My client accepts. Rudd Estate Agents')).toBe('ask_human')
})
