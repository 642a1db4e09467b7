import { expect, test } from 'vitest'
import type { FactName, PropertyFacts } from '../../../../src/agents/contract/agent.ts'
import { factsInTexts } from '../../../../src/agents/sms_agent/facts/facts_in_texts.ts'

test.each<[string, Partial<PropertyFacts>]>([
  [
    '3 bed semi at 14 Oak Road BS6 5QA, looking for 185k, needs new kitchen',
    {
      bedrooms: 3,
      propertyType: 'semi_detached',
      propertyAddress: '14 Oak Road',
      propertyPostcode: 'BS6 5QA',
      askingPrice: 185_000,
      condition: 'poor',
    },
  ],
  ['It’s a two bedroom flat in good condition', { bedrooms: 2, propertyType: 'flat', condition: 'good' }],
  ['end of terrace, 4 beds', { propertyType: 'end_terrace', bedrooms: 4 }],
  ['studio flat', { propertyType: 'flat', bedrooms: 0 }],
  ['Flat 3, 22 High Street, Leeds', { propertyAddress: 'Flat 3, 22 High Street, Leeds' }],
  ['detached bungalow', { propertyType: 'bungalow' }],
  ['mid terrace, dated but ok', { propertyType: 'terraced', condition: 'fair' }],
  ['fully refurbished last year', { condition: 'excellent' }],
  ['no kitchen at the moment', { condition: 'uninhabitable' }],
  ['sorry, 4 bedrooms not 3', { bedrooms: 4 }],
  ['asking £1.2m', { askingPrice: 1_200_000 }],
  ['want 150k but owe 90k on the mortgage', { askingPrice: 150_000 }],
  ['the agent valued it at 210k', {}],
  ['rented out at £950 pcm', {}],
  ['I bought it for 90k in 2003', {}],
  ['somewhere between 180k and 200k', {}],
  ['I live at 5 Elm Close but the house is 9 Ash Lane', { propertyAddress: '9 Ash Lane' }],
  ['14 Alma St and 16 Alma St, both let', {}],
  ['the plot behind 9 Mill Lane', {}],
  ['the roof was 9k, the drive 4', {}],
  ['14 Heol y Felin', { propertyAddress: '14 Heol Y Felin' }],
  ['the neighbours had theirs on at 175k, 3 bed semi', {}],
  ['Zoopla says 171k so lets say that', { askingPrice: 171_000 }],
  ['reduced twice, from 160k to 150k to 145k', { askingPrice: 145_000 }],
  ['postcode is bs65qa', { propertyPostcode: 'BS6 5QA' }],
  ['first bit is HU5, second bit 3RR', { propertyPostcode: 'HU5 3RR' }],
  ['B for bravo, 29, 4 N Q', { propertyPostcode: 'B29 4NQ' }],
  ['SO3l 6HT', { propertyPostcode: 'SO31 6HT' }],
  ['PL4 8AA? or 8AB, one of them', {}],
  ['its P01 1AA', { propertyPostcode: 'PO1 1AA' }],
  ['its S80ANL', {}],
  ['bs6 5 qa thanks', { propertyPostcode: 'BS6 5QA' }],
  ['bs 6 5qa', { propertyPostcode: 'BS6 5QA' }],
  ['bs6.5qa', { propertyPostcode: 'BS6 5QA' }],
  ['it is b s six five q a', { propertyPostcode: 'BS6 5QA' }],
  ['en gee five two ay bee, talking to my phone', { propertyPostcode: 'NG5 2AB' }],
  ['ls6 3hn not ls6 4hn', { propertyPostcode: 'LS6 3HN' }],
  ['so 3 0th', {}],
  ['call me at one two or three a day', {}],
  ['going from two bedrooms to four', {}],
  ['all done up, 142500, the street is Hawthorn View', { askingPrice: 142_500 }],
  ['the postcode is bs6 5 qa mate', { propertyPostcode: 'BS6 5QA' }],
  ['near the m1 3 up a hill', {}],
  ['QQ1 1AA', {}],
  ['its the m1 old house', {}],
  ['Good morning, who is this?', {}],
  ['the house is not in good nick at all', { condition: 'poor' }],
  ['house is not in bad nick', { condition: 'fair' }],
  ['I wouldnt say the house is in good condition', {}],
  ['the house is far from perfect condition', {}],
  ['the house is not derelict or anything', {}],
  ['house in good condition? not really', {}],
  ['house supposedly in excellent condition', {}],
  ['not asking 250k for the house', {}],
  ['I am not asking for less than 250k for the house', { askingPrice: 250_000 }],
  ['the postcode isn’t BS6 5QA', {}],
  ['its anything but a bungalow', {}],
  ['it is not a flat, it is a maisonette', { propertyType: 'maisonette' }],
])('%s', (body, facts) => {
  expect(factsInTexts([body], new Set()).facts).toEqual(facts)
})

test.each<[FactName, string, Partial<PropertyFacts>]>([
  ['bedrooms', '3', { bedrooms: 3 }],
  ['bedrooms', 'just two', { bedrooms: 2 }],
  ['askingPrice', '185', { askingPrice: 185_000 }],
  ['askingPrice', 'about one eighty five', { askingPrice: 185_000 }],
  ['condition', 'ok I suppose', { condition: 'fair' }],
  ['condition', 'good', { condition: 'good' }],
  ['propertyAddress', '14 Nunnery Fold', { propertyAddress: '14 Nunnery Fold' }],
])('asked for %s: %s', (asked, body, facts) => {
  expect(factsInTexts([body], new Set([asked])).facts).toEqual(facts)
})

test('the latest statement wins, and a range is settled by one figure', () => {
  expect(factsInTexts(['180-200k', 'ok lets say 190k'], new Set(['askingPrice']))).toEqual({
    facts: { askingPrice: 190_000 },
    priceIsRange: false,
  })
  expect(factsInTexts(['185k', 'actually 190k'], new Set()).facts).toEqual({ askingPrice: 190_000 })
})
