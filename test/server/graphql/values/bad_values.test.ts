import { expect } from 'vitest'
import { aLeadAt } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

/** Values that cannot be right, and what the client is told. */
const badValues: [why: string, document: string, variables: Record<string, unknown>, code: string][] = [
  ['an id that is none', '{ vendorLead(id: "nope") { id } }', {}, 'BAD_VALUE'],
  ['an id that is none', 'query ($id: UUID!) { vendorLead(id: $id) { id } }', { id: 'nope' }, 'BAD_VALUE'],
  ['an id that is a number', 'query ($id: UUID!) { vendorLead(id: $id) { id } }', { id: 5 }, 'BAD_VALUE'],
  ['no id', 'query ($id: UUID!) { vendorLead(id: $id) { id } }', { id: null }, 'BAD_VALUE'],
  ['no id', 'query ($id: UUID!) { vendorLead(id: $id) { id } }', {}, 'BAD_VALUE'],
  ['a name nobody knows', '{ vendorLeads(orderBy: [NOPE]) { totalCount } }', {}, 'BAD_VALUE'],
  ['a page of less than nothing', '{ vendorLeads(first: -1) { nodes { id } } }', {}, 'BAD_VALUE'],
  ['a page of less than nothing', '{ vendorLeads(last: -1) { nodes { id } } }', {}, 'BAD_VALUE'],
  ['an offset before the first', '{ vendorLeads(offset: -1) { nodes { id } } }', {}, 'BAD_VALUE'],
  ['a number out of range', '{ vendorLeads(first: 99999999999) { nodes { id } } }', {}, 'BAD_VALUE'],
  ['a cursor of nothing', '{ vendorLeads(after: "x") { nodes { id } } }', {}, 'BAD_VALUE'],
  [
    'a cursor of another order',
    '{ vendorLeads(after: "WyJuYXR1cmFsIiwxXQ==") { nodes { id } } }',
    {},
    'BAD_VALUE',
  ],
  ['an empty filter', '{ vendorLeads(filter: {}) { nodes { id } } }', {}, 'BAD_VALUE'],
  ['an entry beyond all numbers', undo('99999999999999999999'), {}, 'BAD_VALUE'],
  ['an entry that is a fraction', undo('1.5'), {}, 'BAD_VALUE'],
  ['a time that never comes', move('infinity'), {}, 'VL010'],
  ['a time that never was', move('-infinity'), {}, 'VL010'],
  ['a month that is none', move('2026-13-45T00:00:00Z'), {}, 'BAD_VALUE'],
  ['a year beyond all', move('294277-01-01'), {}, 'BAD_VALUE'],
  ['a name with the character nought', edit('vendorName: $text'), { text: 'a\u0000b' }, 'BAD_VALUE'],
  ['a year beyond all plans', move('9000-01-01T00:00:00Z'), {}, 'VL010'],
  ['a year before all plans', move('0001-01-01T00:00:00Z'), {}, 'VL010'],
  ['a document larger than any', `{ now } # ${'x'.repeat(100_000)}`, {}, 'QUERY_TOO_LARGE'],
  ['a reason of a book', reasoned('holdLead'), { text: 'x'.repeat(2_001) }, 'BAD_VALUE'],
  [
    'a reason of a book',
    reasoned('requestTransition', 'toStage: DEAD_LEAD,'),
    { text: 'x'.repeat(2_001) },
    'BAD_VALUE',
  ],
  [
    'a reason of a book',
    reasoned('moveTimer', 'dueAt: "2030-01-01T00:00:00Z",'),
    { text: 'x'.repeat(2_001) },
    'BAD_VALUE',
  ],
  ['a price that is no number', edit('askingPrice: "NaN"'), {}, 'BAD_VALUE'],
  ['a lead without a number', edit('clear: ["vendor_phone"]'), {}, 'VL018'],
  ['a filter that is a list', replay('[]'), {}, 'BAD_VALUE'],
  ['a filter that is a word', replay('"x"'), {}, 'BAD_VALUE'],
  ['a limit below nothing', replay('{ limit: -1 }'), {}, 'VL020'],
  ['a limit that is a word', replay('{ limit: "x" }'), {}, 'BAD_VALUE'],
  [
    'a name with the character nought, by default',
    `query ($name: String = "a\\u0000b") { ...F } fragment F on Query { vendorLeads(filter: { vendorName: { equalTo: $name } }) { nodes { id } } }`,
    {},
    'BAD_VALUE',
  ],
  ['a field nobody knows', '{ nope }', {}, 'BAD_QUERY'],
  ['half a document', '{', {}, 'BAD_QUERY'],
  ['a fragment of itself', '{ ...F } fragment F on Query { ...F }', {}, 'BAD_QUERY'],
  ['a variable nobody uses', 'query ($id: UUID) { now }', {}, 'BAD_QUERY'],
  ['two operations and no name', 'query A { now } query B { now }', {}, 'BAD_QUERY'],
  ['a subscription without a WebSocket', 'subscription { pipelineEvents { cursor } }', {}, 'USE_WEBSOCKET'],
]

function reasoned(mutation: string, more = ''): string {
  return `mutation ($lead: UUID!, $text: String!) { ${mutation}(input: { leadId: $lead, ${more} reason: $text }) { __typename } }`
}

function undo(id: string): string {
  return `mutation { undoManualChange(input: { auditId: "${id}", reason: "x" }) { __typename } }`
}

function move(time: string): string {
  return `mutation ($lead: UUID!) { moveTimer(input: { leadId: $lead, dueAt: "${time}", reason: "x" }) { __typename } }`
}

function edit(fact: string): string {
  return `mutation ($lead: UUID!${fact.includes('$text') ? ', $text: String' : ''}) { editLead(input: { leadId: $lead, ${fact} }) { __typename } }`
}

function replay(filter: string): string {
  return `mutation { replayAgentRuns(input: { filter: ${filter}, reason: "x" }) { __typename } }`
}

apiStory(
  'whatever is wrong with a value has a code and changes nothing',
  async ({ database: { db }, ask }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const state = async () => (await db.query('select max(id) from pipeline.pipeline_events')).rows
    const before = await state()
    const told: unknown[] = []
    for (const [why, document, variables] of badValues) {
      const given = document.includes('$lead') ? { lead, ...variables } : variables
      const { errors } = await ask('operator', document, given)
      told.push([why, document, errors[0]?.extensions?.code])
    }
    expect(told).toEqual(badValues.map(([why, document, , code]) => [why, document, code]))
    expect(await state()).toEqual(before)
  },
)

apiStory('what nobody sees in words is left out on the way in', async ({ database: { db }, ask }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  const said = 'They\r\nare\u202e away\u200b 👩‍🌾'
  const hold = 'mutation ($input: HoldLeadInput!) { holdLead(input: $input) { result { holdReason } } }'
  const { data } = await ask('operator', hold, { input: { leadId: lead, reason: said } })
  expect(data.holdLead.result.holdReason).toBe('They\nare away 👩‍🌾')
  const rename =
    'mutation ($lead: UUID!, $name: String) { editLead(input: { leadId: $lead, vendorName: $name }) { result { lead { vendorName } } } }'
  const { data: renamed } = await ask('operator', rename, { lead, name: 'Jo\u0007\nSmith\ufeff' })
  expect(renamed.editLead.result.lead.vendorName).toBe('Jo Smith')
  const { errors } = await ask('operator', edit('vendorName: "J\u202eo"'), { lead })
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_VALUE', field: 'input.vendorName' })
})

apiStory('of many values it is the number beyond all range that is named', async ({ ask }) => {
  const trial = `{ tryAlertRule(fromAt: "2026-01-01T00:00:00Z", type: AGENT_DOWN, leastCount: 3, leastShare: "1e30") { __typename } }`
  const { errors } = await ask('operator', trial)
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_VALUE', field: 'leastShare' })
})
