import { expect } from 'vitest'
import { aLead } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

/** What every object of JavaScript has, and what GraphQL lets people call anything of their own. */
const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', '__defineGetter__']

apiStory(
  'a variable, an alias or a fragment may have any name that GraphQL allows',
  async ({ database: { db }, ask }) => {
    for (const name of ['Ada', 'Bo', 'Cy']) await aLead(db, { vendor_name: name })
    const counted = async (query: string, variables = {}) => {
      const { data, errors } = await ask('viewer', query, variables)
      return errors[0]?.extensions?.code ?? data?.vendorLeads.nodes.length
    }
    const given = (name: string, value: unknown) =>
      JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`)
    for (const name of names) {
      const page = (asked: string) => `query (${asked}) { vendorLeads(first: $${name}) { nodes { id } } }`
      expect([name, await counted(page(`$${name}: Int`))]).toEqual([name, 3])
      expect([name, await counted(page(`$${name}: Int`), given(name, 2))]).toEqual([name, 2])
      expect([name, await counted(page(`$${name}: Int = 1`))]).toEqual([name, 1])
      expect([name, await counted(page(`$${name}: Int`), given(name, 'x'))]).toEqual([name, 'BAD_VALUE'])
      const filtered = `query ($${name}: VendorLeadFilter) { vendorLeads(filter: $${name}) { nodes { id } } }`
      expect([name, await counted(filtered)]).toEqual([name, 3])
      const bo = given(name, { vendorName: { equalTo: 'Bo' } })
      expect([name, await counted(filtered, bo)]).toEqual([name, 1])
      const unknown = given('f', given(name, 1))
      const plain = 'query ($f: VendorLeadFilter) { vendorLeads(filter: $f) { nodes { id } } }'
      expect([name, await counted(plain, unknown)]).toEqual([name, 'BAD_VALUE'])
      const spread = `query ${name} { ...${name} } fragment ${name} on Query { ${name}: now }`
      const { data } = await ask('viewer', spread)
      expect(Object.entries(data)).toEqual([[name, expect.any(String)]])
    }
  },
)

apiStory('a member that there is not may have any name too', async ({ ask }) => {
  const replay =
    'mutation ($filter: RunsToReplay!) { replayAgentRuns(input: { filter: $filter, reason: "x" }) { __typename } }'
  const { errors } = await ask('operator', replay, JSON.parse('{"filter":{"__proto__":1}}'))
  expect(errors[0]).toMatchObject({
    message: expect.stringContaining('"__proto__"'),
    extensions: { code: 'BAD_VALUE' },
  })
})

apiStory('an operation is not judged by what another one of its document is given', async ({ ask }) => {
  const document = `query Leads($value: UUID) { vendorLeads(filter: { id: { equalTo: $value } }) { totalCount } }
    query Names($value: String) { vendorLeads(filter: { vendorName: { equalTo: $value } }) { totalCount } }`
  const { data } = await ask('viewer', document, { value: 'no UUID' }, 'Names')
  expect(data.vendorLeads.totalCount).toBe(0)
  const { errors } = await ask('viewer', document, { value: 'no UUID' }, 'Leads')
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_VALUE', field: 'filter.id.equalTo' })
})

const filters = ['vendorLeads(filter: $f)', '$f: VendorLeadFilter'] as const

/** Wrong values at every depth of what a variable is by default, and of what stands in a document. */
const written: [document: string, field: string][] = [
  ['query ($n: Int = "x") { vendorLeads(first: $n) { totalCount } }', 'n'],
  ['query ($n: [UUID!] = ["x"]) { vendorLeads(filter: { id: { in: $n } }) { totalCount } }', 'filter.id.in'],
  [
    `query (${filters[1]} = { vendorName: { in: ["a", 5] } }) { ${filters[0]} { totalCount } }`,
    'f.vendorName.in',
  ],
  [
    `query (${filters[1]} = { vendorName: { equalTo: "a\\u0000" } }) { ${filters[0]} { totalCount } }`,
    'filter.vendorName.equalTo',
  ],
  [
    `query (${filters[1]} = { or: [{ vendorName: { equalTo: "a" } }, "x"] }) { ${filters[0]} { totalCount } }`,
    'f.or',
  ],
  [
    'query ($id: UUID = "x", $n: Int = 1) { vendorLeads(first: $n, filter: { id: { equalTo: $id } }) { totalCount } }',
    'filter.id.equalTo',
  ],
  [
    '{ vendorLeads(filter: { or: [{ vendorName: { equalTo: "a" } }, { askingPrice: { equalTo: "x" } }] }) { totalCount } }',
    'filter.or.askingPrice.equalTo',
  ],
  [
    'mutation { replayAgentRuns(input: { filter: { agent: sms_agent, limit: "x" }, reason: "x" }) { __typename } }',
    'input.filter.limit',
  ],
  ['{ vendorLeads(filter: {}, first: 1) { nodes { id } } }', 'filter'],
  ['{ vendorLeads(first: 1, before: "WyJuYXR1cmFsIiwxXQ==") { nodes { id } } }', 'before'],
]

apiStory('a wrong value is named by the field it is for, however it was written', async ({ ask }) => {
  const told: unknown[] = []
  for (const [document] of written) {
    const { errors } = await ask('operator', document)
    told.push([document, errors[0]?.extensions?.field])
  }
  expect(told).toEqual(written)
})
