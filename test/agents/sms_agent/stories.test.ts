import { expect, test } from 'vitest'
import { conversation, onTheTable } from './talk.ts'

const house = {
  propertyAddress: '14 Oak Road, Bristol',
  propertyPostcode: 'BS6 5QA',
  propertyType: 'semi_detached',
  bedrooms: 3,
  condition: 'fair',
  askingPrice: 185_000,
}
const aboutOffer = () => conversation('OFFER_MADE', onTheTable, house)

test('two facts in one text are both taken, and neither is asked for again', async () => {
  const talk = conversation()
  await talk.begin()
  await talk.says('14 Oak Road, Bristol BS6 5QA')
  const { message } = await talk.says('its a 3 bed semi')
  expect(message?.body).toMatch(/^Thank you\./)
  expect(message?.body).not.toMatch(/bedrooms|detached/)
  expect(talk.known()).toMatchObject({ bedrooms: 3, propertyType: 'semi_detached' })
})

test('a fact that is put right while we talk is the one that counts', async () => {
  const talk = conversation()
  await talk.begin()
  await talk.says('3 bed terrace at 9 Mill Street, Bury BL9 0AB')
  const { message } = await talk.says('sorry, 4 bedrooms not 3')
  expect(message?.body).toMatch(/^Thank you\./)
  expect(talk.known()).toMatchObject({ bedrooms: 4 })
})

test('who answers another question than ours is thanked, and ours is put again', async () => {
  const talk = conversation()
  await talk.begin()
  const { message } = await talk.says('it needs a new kitchen and I want 140k')
  expect(message?.body).toMatch(/^Thank you\. Could you send the house number and street/)
  expect(talk.known()).toEqual({ condition: 'poor', askingPrice: 140_000 })
})

test('only a text of which nothing is understood is regretted', async () => {
  const talk = conversation()
  await talk.begin()
  expect((await talk.says('asdf qwer')).message?.body).toMatch(/^Sorry, I did not quite get that\./)
  expect((await talk.says('yes still looking to sell')).message?.body).toMatch(/^Thank you\./)
  expect((await talk.says('BS6 5QA')).message?.body).toMatch(/^Thank you\./)
})

test('three questions in one text get three answers, and then ours', async () => {
  const talk = conversation()
  await talk.begin()
  const { message } = await talk.says('who are you? are there any fees? do i need a solicitor?')
  expect(message).toMatchObject({ purpose: 'answer' })
  for (const answer of [/Homestead Buyers/, /no fees/, /own solicitor/, /house number and street.*\?$/]) {
    expect(message?.body).toMatch(answer)
  }
})

test('a question that comes again is answered again', async () => {
  const talk = conversation()
  await talk.begin()
  await talk.says('are there any fees')
  expect((await talk.says('but are there really no fees?')).message?.body).toMatch(/no fees/)
})

test('a range of prices is no price: one figure is asked for, and that counts', async () => {
  const talk = conversation()
  await talk.begin()
  await talk.says('3 bed semi in fair condition at 14 Oak Road, Bristol BS6 5QA')
  const ranged = await talk.says('between 140 and 150')
  expect(ranged.message?.body).toBe('Thank you. Which single figure would you like for it?')
  expect(talk.known()).not.toHaveProperty('askingPrice')
  expect((await talk.says('ok say 145')).outcome).toBe('advance')
  expect(talk.known()).toMatchObject({ askingPrice: 145_000 })
})

test.each([
  ['one hundred and forty five thousand', 145_000],
  ['one forty five', 145_000],
  ['a quarter of a million', 250_000],
])('a price in words counts: %s', async (words, askingPrice) => {
  const talk = conversation()
  await talk.begin()
  await talk.says('3 bed semi in fair condition at 14 Oak Road, Bristol BS6 5QA')
  expect(await talk.says(words)).toMatchObject({ outcome: 'advance', facts: { askingPrice } })
})

test('who wants to talk to a person gets one, and what they said is kept', async () => {
  const talk = conversation()
  await talk.begin()
  expect(await talk.says('its a 2 bed flat. can someone ring me on 07700 900123')).toMatchObject({
    outcome: 'ask_human',
    reason: 'The vendor wants to talk to a person',
    facts: { bedrooms: 2, propertyType: 'flat' },
  })
})

test('who does not want to talk at all is let go', async () => {
  const talk = conversation()
  await talk.begin()
  expect(await talk.says('no thanks')).toMatchObject({ outcome: 'decline', reason: 'no thanks' })
})

test.each([
  ["actually it's 4 bedrooms", 'bedrooms (3, now 4)', { bedrooms: 4 }],
  ['its in worse condition than I said, roof leaks', 'condition (fair, now poor)', { condition: 'poor' }],
  ['yes but its a bungalow', 'type of property (semi_detached, now bungalow)', { propertyType: 'bungalow' }],
])('a correction after the offer is for a person: %s', async (body, named, facts) => {
  expect(await aboutOffer().says(body)).toMatchObject({
    outcome: 'ask_human',
    reason: expect.stringContaining(named),
    facts,
  })
})

test('a fact said again as we know it corrects nothing', async () => {
  expect((await aboutOffer().says('its a 3 bed semi, i need at least 160')).outcome).toBe('counter')
})

test('a question, then a hesitant yes, then a plain one: only the plain one sells the house', async () => {
  const talk = aboutOffer()
  expect((await talk.says('do you charge fees')).message?.purpose).toBe('answer')
  expect((await talk.says('sounds good, im easy')).message?.purpose).toBe('confirm_acceptance')
  expect((await talk.says('yes')).outcome).toBe('accept')
})

test('a yes that is taken back after our question is none', async () => {
  const talk = aboutOffer()
  await talk.says('fair enough')
  expect((await talk.says('yes but i need to ask my wife first')).outcome).toBe('reply')
  expect((await talk.says('no, too low')).outcome).toBe('decline')
})

test('three questions about the offer, one of which no rule can answer, are for a person', async () => {
  const outcome = await aboutOffer().says('any fees? do i need a solicitor? and what about my tenants?')
  expect(outcome.outcome).toBe('ask_human')
})
