import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agentInputSchema, agentOutcomeSchema } from '../../src/agents/contract/agent.ts'
import { agentsOpenApi, agentsSchema } from '../../src/agents/contract/published.ts'
import { samples } from '../../src/agents/contract/samples.ts'
import { projectFile } from '../../src/project_file.ts'
import { inTransaction } from '../support/databases/database.ts'

/** A program that knows nothing of ours but the published file. */
const stranger = new Ajv2020()
formats.default(stranger)
const contract = JSON.parse(readFileSync(projectFile('docs/schemas/agents.schema.json'), 'utf8'))
stranger.addSchema(contract, 'agents')
const fits = (name: string, value: unknown) => stranger.validate(`agents#/$defs/${name}`, value)

const valuation = { passed: true, estimatedMarketValue: 210_000, bmvScore: 12, basis: {} }
const good = {
  outcome: 'advance',
  facts: { bedrooms: 3, condition: 'fair', propertyPostcode: 'BS6 5QA', askingPrice: 185_000 },
  message: { purpose: 'question', body: 'How many bedrooms are there?' },
  readings: [{ messageId: '1', intent: 'counter', amount: 158_000, confidence: 0.9 }],
  valuation,
  offer: { amount: 1, ceiling: 2, basis: { any: [1] } },
  reason: 'so',
  notes: {},
}

test('what is published is what the program checks by', () => {
  expect(contract).toEqual(agentsSchema())
  expect(JSON.parse(readFileSync(projectFile('docs/schemas/agents.openapi.json'), 'utf8'))).toEqual(
    agentsOpenApi(),
  )
})

test('a request of each purpose fits, also with fields of a later version', () => {
  for (const { input } of samples) {
    expect(agentInputSchema.parse(input)).toEqual(input)
    const request = { ...input, runToken: 'a', callbackUrl: null, ofNextYear: true }
    expect([input.purpose, fits('AgentRequest', request)]).toEqual([input.purpose, true])
    expect(fits('AgentRequest', { ...request, lead: { ...input.lead, heating: 'gas' } })).toBe(true)
    expect(fits('AgentRequest', input)).toBe(false) // without its token
  }
})

test('a stranger and the program find the same outcomes good', () => {
  const odd = fc.oneof(
    fc.constantFrom(null, '', 'x', 'x'.repeat(501), 'x'.repeat(1601), 0, -1, 1.5, 51, 1e12, true, [], {}),
    fc.constantFrom('reply', 'fair', 'flat', 'question', 'BS6', 'acceptance'),
  )
  const path = fc.constantFrom(
    ...['outcome', 'facts', 'message', 'readings', 'valuation', 'offer', 'reason', 'notes', 'stage'],
    ...['facts.bedrooms', 'facts.condition', 'facts.askingPrice', 'facts.propertyType', 'facts.garden'],
    ...['facts.vendorName', 'message.body', 'message.purpose', 'message.to', 'readings.0.confidence'],
    ...['readings.0.amount', 'readings.0.intent', 'valuation.bmvScore', 'valuation.passed', 'offer.amount'],
  )
  let refused = 0
  fc.assert(
    fc.property(path, fc.option(odd, { nil: undefined }), (at, value) => {
      const changed = JSON.parse(JSON.stringify(put(good, at.split('.'), value)))
      const ours = agentOutcomeSchema.safeParse(changed).success
      if (!ours) refused += 1
      expect([changed, fits('AgentOutcome', changed)]).toEqual([changed, ours])
    }),
    { numRuns: 1000 },
  )
  expect(fits('AgentOutcome', good)).toBe(true)
  expect(refused).toBeGreaterThan(100)
})

function put(into: unknown, [key = '', ...rest]: string[], value: unknown): unknown {
  if (Array.isArray(into)) return into.map((one, at) => (String(at) === key ? put(one, rest, value) : one))
  const object = into as Record<string, unknown>
  return { ...object, [key]: rest.length === 0 ? value : put(object[key], rest, value) }
}

inTransaction('an answer of a sample means what the rules say it means there', async ({ db }) => {
  for (const { purpose, input, outcomes } of samples) {
    const { rows } = await db.query<{ outcome: string }>(
      'select outcome from pipeline.stage_outcomes where stage = $1 and agent = $2 order by outcome',
      [input.stage, input.agent],
    )
    expect([purpose, ...outcomes.toSorted()]).toEqual([purpose, ...rows.map(({ outcome }) => outcome)])
  }
  const purposes = await db.query<{ purpose: string }>(
    `select entry_purpose as purpose from pipeline.stages where entry_purpose is not null
     union select next_purpose from pipeline.stage_outcomes where next_purpose is not null
     union select 'REPLY'
     order by purpose`,
  )
  expect(samples.map(({ purpose }) => purpose).toSorted()).toEqual(
    purposes.rows.map(({ purpose }) => purpose),
  )
})
