import { expect, test } from 'vitest'
import { conversation, onTheTable } from './talk.ts'

test.each([
  'turn left at 33 Bridge Street, then ring me',
  'the one I am buying is 40 Park View, SK4 2AA',
  'you bought my cousin out at 31 Dale Street',
  'we looked at a 2 bed semi last week',
  'flat out at work today',
  'is 5 bedrooms too big for you',
  'if it was in good condition I would not ask you',
])('what is mentioned is not stated of the house for sale: %s', async (said) => {
  const talk = conversation()
  await talk.begin()
  await talk.says(said)
  expect(talk.known()).toEqual({})
})

test('what is stated stands, whatever leads up to it', async () => {
  const talk = conversation()
  await talk.begin()
  await talk.says('Can you make me an offer on 31 Tennyson Road, BS6 5QA please')
  await talk.says('we have got a 3 bed semi, dated')
  expect(talk.known()).toMatchObject({
    ...{ propertyAddress: '31 Tennyson Road', propertyPostcode: 'BS6 5QA' },
    ...{ propertyType: 'semi_detached', bedrooms: 3, condition: 'fair' },
  })
})

test.each([
  'the first house is sold, this is the other one',
  'we were under offer but the chain collapsed',
  "we've already sold the furniture",
  'we decided against renting it out',
  'decided not to bother with an agent',
  'when its sold im off to spain',
])('what has gone another way is not the house for sale, so nothing ends: %s', async (said) => {
  const talk = conversation()
  await talk.begin()
  expect((await talk.says(said)).outcome).not.toBe('decline')
})

test.each([
  'sold it last week thanks',
  'we have decided to stay put',
  'decided not to sell after all',
  'changed our minds, sorry',
])('told of the house for sale it is over: %s', async (said) => {
  const talk = conversation()
  await talk.begin()
  expect((await talk.says(said)).outcome).toBe('decline')
})

test.each([
  'changed my mind about the date',
  'no thanks to the call, text is fine',
  'they declined us for the mortgage',
])('a no to something else refuses no offer: %s', async (said) => {
  const talk = conversation('OFFER_MADE', onTheTable)
  expect((await talk.says(said)).outcome).not.toBe('decline')
})

test.each(['yes 3 of us agree', 'Yes we accept most offers', 'Fwd: yes we accept', 'yes please call me'])(
  'a yes with a number of its own, of any offer, passed on or to a call opens no deal: %s',
  async (said) => {
    const talk = conversation('OFFER_MADE', onTheTable)
    expect((await talk.says(said)).outcome).not.toBe('accept')
  },
)
