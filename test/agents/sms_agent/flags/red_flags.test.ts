import { expect, test } from 'vitest'
import { readFlags } from '../../../../src/agents/sms_agent/flags/red_flags.ts'
import { LabelledText } from '../../../corpora/labels.ts'
import { conversationOf } from '../../../eval/read/conversation_of.ts'

const asked = {
  kind: 'question',
  body: 'Is it freehold or leasehold? If leasehold, how many years are left?',
}

const flagsIn = (body: string) => read(body).map(({ flag }) => flag)

function read(body: string) {
  const text = LabelledText.parse({
    ...{ id: body, said: asked, body, reply: 'none', agreesAtOnce: false, amount: null, facts: {} },
    ...{ plea: null, person: null, care: false, flags: [], automaticTextMayFollow: true },
  })
  return readFlags(conversationOf(text))
}

test.each([
  ['about 71 years to go', 'short_lease'],
  ['125 year lease from 1962', 'short_lease'],
  ['the lease is only 66 years', 'short_lease'],
  ['62 yrs', 'short_lease'],
  ['its one of those Cornish Unit houses', 'non_standard_construction'],
  ['they never signed off the cladding, no EWS1', 'no_ews1'],
  ['there is a regulated tenant in it', 'protected_tenant'],
  ['the last owner had the loft done with spray foam', 'spray_foam'],
  ['we got flooded in 2020', 'flood'],
  ['my sister owns half and she wont sign', 'co_owner_against'],
  ['we have a 40% share, the housing association owns the rest', 'shared_ownership'],
  ['we owe 180k on it and its worth about 150k', 'debt_above_price'],
  ['it is going into the auction on the 16th', 'auction_date'],
  ['it was underpinned in 1995', 'subsidence'],
  ['there is knotweed by the back fence', 'japanese_knotweed'],
  ['flat above a takeaway', 'other_red_flag'],
  ['its above a fish and chip shop', 'other_red_flag'],
  ['EPC is an F', 'other_red_flag'],
  ['the cliff is eroding, about 20m from the edge', 'other_red_flag'],
])('%s: %s', (body, flag) => {
  expect(flagsIn(body)).toEqual([flag])
})

test.each([
  'lease 990 years',
  'we have lived here for 30 years and it is leasehold',
  'been here 40 years',
  'it was a short lease but we extended it to 150',
  'never flooded, we are on a hill',
  'no knotweed, no subsidence, the surveyor found nothing',
  'I bought it at auction in 2010',
  'we owe 40k and its worth 200k',
  'my sister and I both want to sell',
  'double glazed with wooden framed windows',
  'Yes I accept £150,000',
])('%s: nothing', (body) => {
  expect(flagsIn(body)).toEqual([])
})

test('the words are quoted as they were written, slips and all', () => {
  expect(read('Hello. Its leashold – 62 yrs left on it')).toMatchObject([
    { flag: 'short_lease', said: 'Its leashold – 62 yrs left on it' },
  ])
})
