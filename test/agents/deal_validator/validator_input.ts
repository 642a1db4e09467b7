import type { AgentInput, Comparable } from '../../../src/agents/contract/agent.ts'
import { additionalBands } from '../property_sums/sdlt_bands.ts'

let sold = 0

/** A sale of a semi in the lead's sector, three months before the test's now. */
export function aSale(change: Partial<Comparable> = {}): Comparable {
  sold += 1
  return {
    transactionId: `{SALE-${sold}}`,
    price: 200_000,
    soldOn: '2026-06-01',
    postcode: 'M14 5CD',
    type: 'S',
    newBuild: false,
    tenure: 'F',
    category: 'A',
    street: 'ELM ROAD',
    paon: String(100 + sold),
    saon: null,
    ...change,
  }
}

/** Eight sales around a median of GBP 200,000. */
export function aGoodMarket(change: Partial<Comparable> = {}): Comparable[] {
  return [196, 198, 199, 200, 200, 201, 202, 204].map((price) => aSale({ price: price * 1000, ...change }))
}

type Text = AgentInput['conversation'][number]
let texts = 0
const text = (body: string, direction: Text['direction']): Text => {
  texts += 1
  return {
    ...{ id: `text-${texts}`, direction, body, purpose: 'question' },
    ...{ at: '2026-08-31T10:00:00+01:00', answered: true },
  }
}
export const vendorWrote = (body: string): Text => text(body, 'inbound')
export const weWrote = (body: string): Text => text(body, 'outbound')

/** A three-bed semi in good condition, asking GBP 150,000 where such homes sell for 200,000. */
export function validatorInput(
  change: Partial<AgentInput> = {},
  lead: Partial<AgentInput['lead']> = {},
): AgentInput {
  return {
    runId: 'run-1',
    agent: 'deal_validator',
    purpose: 'VALIDATE',
    stage: 'DEAL_VALIDATION',
    stageVisit: 3,
    now: '2026-09-01T10:00:00+01:00',
    companyName: 'Homestead Buyers',
    answers: {},
    conversation: [],
    flags: [],
    missingFacts: [],
    offers: [],
    comparables: aGoodMarket(),
    taxBands: additionalBands,
    config: {},
    ...change,
    lead: {
      id: 'lead-1',
      vendorName: 'Ann Vendor',
      firstName: 'Ann',
      shortAddress: '12 Beech Road',
      estimatedMarketValue: null,
      propertyAddress: '12 Beech Road, Manchester',
      propertyPostcode: 'M14 5AB',
      askingPrice: 150_000,
      propertyType: 'semi_detached',
      bedrooms: 3,
      condition: 'good',
      ...lead,
    },
  }
}
