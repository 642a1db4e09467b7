import type { AgentInput, AgentOutcome, Comparable } from './agent.ts'

/** A call of each purpose, as made-up as can be: examples of the published contract, and what `agents check` plays. */
export interface Sample {
  purpose: string
  input: AgentInput
  /** What an answer may come to there without a person being asked, by the first release of the rules. */
  outcomes: readonly AgentOutcome['outcome'][]
}

const lead = {
  id: '0197a000-0000-7000-8000-000000000001',
  vendorName: 'Ada Pole',
  firstName: 'Ada',
  shortAddress: '14 Oak Road',
  estimatedMarketValue: null,
}

const known = {
  ...lead,
  propertyAddress: '14 Oak Road, Bristol',
  propertyPostcode: 'BS6 5QA',
  propertyType: 'semi_detached',
  bedrooms: 3,
  condition: 'fair',
  askingPrice: 165_000,
} as const

const valued = { ...known, estimatedMarketValue: 210_000 }

const conversation: AgentInput['conversation'] = [
  {
    id: '0197a000-0000-7000-8000-000000000011',
    direction: 'outbound',
    purpose: 'initial_contact',
    body: 'Hi Ada, thanks for asking Oak Homes about selling. What is the address of the property?',
    at: '2026-06-01T09:00:00+01:00',
    answered: true,
  },
  {
    id: '0197a000-0000-7000-8000-000000000012',
    direction: 'inbound',
    purpose: 'reply',
    body: '14 Oak Road, Bristol BS6 5QA. 3 bed semi, needs a bit doing. Looking for 165k',
    at: '2026-06-01T09:20:00+01:00',
    answered: false,
  },
]

const sale = (nth: number, price: number): Comparable => ({
  transactionId: `{SAMPLE-${nth}}`,
  ...{ price, soldOn: '2026-02-16', postcode: 'BS6 5QB', type: 'S', newBuild: false, tenure: 'F' },
  ...{ category: 'A', street: 'OAK ROAD', paon: String(20 + 2 * nth), saon: null },
})
const comparables = [205_000, 208_000, 210_000, 214_000].map((price, at) => sale(at + 1, price))

const taxBands = [
  { from: 0, rate: 0.05 },
  { from: 125_000, rate: 0.07 },
  { from: 250_000, rate: 0.1 },
]

const firstOffer = { round: 1, amount: 126_500, ceiling: 138_000, status: 'sent', counterAmount: null }

const asked: AgentInput = {
  runId: '0197a000-0000-7000-8000-000000000021',
  ...{ agent: 'sms_agent', purpose: 'INITIAL_CONTACT', stage: 'NEW_LEAD', stageVisit: 1 },
  ...{ now: '2026-06-01T09:30:00+01:00', companyName: 'Oak Homes', answers: {}, lead, conversation: [] },
  flags: [
    { flag: 'short_lease', title: 'Short lease', means: 'person', said: 'only 62 years left on the lease' },
  ],
  missingFacts: ['askingPrice', 'condition', 'propertyAddress', 'propertyPostcode', 'propertyType'],
  ...{ offers: [], comparables: [], taxBands: [], config: {} },
}

const vendorSays = ['reply', 'decline', 'opt_out', 'wrong_number'] as const

export const samples: readonly Sample[] = [
  { purpose: 'INITIAL_CONTACT', outcomes: ['advance', ...vendorSays], input: asked },
  {
    purpose: 'CONTINUE_CONVERSATION',
    outcomes: ['advance', ...vendorSays],
    input: {
      ...asked,
      purpose: 'CONTINUE_CONVERSATION',
      stage: 'AI_CONVERSATION',
      stageVisit: 2,
      conversation,
    },
  },
  {
    purpose: 'REPLY',
    outcomes: ['accept', 'counter', ...vendorSays],
    input: {
      ...asked,
      ...{ purpose: 'REPLY', stage: 'OFFER_MADE', stageVisit: 4, lead: valued, missingFacts: [] },
      offers: [firstOffer],
      conversation: [
        ...conversation.map((text) => ({ ...text, answered: true })),
        {
          id: '0197a000-0000-7000-8000-000000000013',
          direction: 'outbound',
          purpose: 'offer',
          body: 'Hi Ada, we can offer £126,500 for 14 Oak Road. What do you think?',
          at: '2026-06-02T10:00:00+01:00',
          answered: true,
        },
        {
          id: '0197a000-0000-7000-8000-000000000014',
          direction: 'inbound',
          purpose: 'reply',
          body: 'Bit low 😕 could you do 132? And who pays the solicitor',
          at: '2026-06-02T10:07:00+01:00',
          answered: false,
        },
      ],
    },
  },
  {
    purpose: 'VALIDATE',
    outcomes: ['advance', 'reject', 'needs_info'],
    input: {
      ...asked,
      ...{ agent: 'deal_validator', purpose: 'VALIDATE', stage: 'DEAL_VALIDATION', stageVisit: 3 },
      ...{ lead: known, missingFacts: [], conversation, comparables, taxBands },
    },
  },
  {
    purpose: 'MAKE_OFFER',
    outcomes: ['advance'],
    input: {
      ...asked,
      ...{ agent: 'offer_engine', purpose: 'MAKE_OFFER', stage: 'OFFER_MADE', stageVisit: 4 },
      ...{ lead: valued, missingFacts: [], conversation, taxBands, config: { maxRounds: 3 } },
    },
  },
  {
    purpose: 'RESPOND_TO_COUNTER',
    outcomes: ['advance'],
    input: {
      ...asked,
      ...{ agent: 'offer_engine', purpose: 'RESPOND_TO_COUNTER', stage: 'OFFER_MADE', stageVisit: 4 },
      ...{ lead: valued, missingFacts: [], conversation, taxBands, config: { maxRounds: 3 } },
      offers: [{ ...firstOffer, status: 'countered', counterAmount: 132_000 }],
    },
  },
]
