import { expect, test } from 'vitest'
import type { AgentInput, FactName } from '../../src/agents/contract/agent.ts'
import { factNames } from '../../src/agents/contract/agent.ts'
import { readByRules } from '../../src/agents/sms_agent/talk_about_facts.ts'
import { agreeOnFacts } from '../../src/agents/sms_agent_with_model/agree_on_facts.ts'
import { quotedFacts } from '../../src/agents/sms_agent_with_model/quoted_facts.ts'

const at = '2026-03-02T10:00:00Z'

/** The answer to our question for everything, of a vendor of whom nothing is known. */
const answering = (body: string): AgentInput => ({
  ...{ runId: 'r', agent: 'sms_agent', purpose: 'REPLY', stage: 'AI_CONVERSATION', stageVisit: 2, now: at },
  ...{
    companyName: 'Homestead Buyers',
    answers: {},
    flags: [],
    offers: [],
    comparables: [],
    taxBands: [],
    config: {},
  },
  lead: {
    id: 'l',
    vendorName: 'Jo Smith',
    firstName: 'Jo',
    shortAddress: 'your property',
    estimatedMarketValue: null,
  },
  missingFacts: [...factNames],
  conversation: [
    {
      ...{ id: 'm1', direction: 'outbound', purpose: 'question', at, answered: true },
      body: 'What is the full address and postcode, what kind of property is it, how many bedrooms, and what condition is it in?',
    },
    { id: 'm2', direction: 'inbound', purpose: 'reply', body, at, answered: false },
  ],
})

/** What is learned of a fact by rules and a model together that quotes these words. */
function learned(body: string, fact: FactName, value: string | number, quotation: string) {
  const input = answering(body)
  const quoted = quotedFacts([{ fact, value, quotation }], input)
  return agreeOnFacts(readByRules(input), quoted, input).facts[fact]
}

test.each<[string, FactName, string | number, string]>([
  ['we have lived here 13 years', 'bedrooms', 3, '3'],
  ['there is me and 3 cats', 'bedrooms', 3, '3'],
  ['my sister has three, of ours we talk later', 'bedrooms', 3, 'three'],
  ['the house next door is a 3 bed', 'bedrooms', 3, '3 bed'],
  ['the garage is in good condition', 'condition', 'good', 'good condition'],
  ['would it matter if it was in excellent condition', 'condition', 'excellent', 'excellent condition'],
  ['if you did it up, excellent condition', 'condition', 'excellent', 'excellent condition'],
  ['the neighbours house is immaculate', 'condition', 'excellent', 'immaculate'],
  ['my brother has a flat', 'propertyType', 'flat', 'a flat'],
  ['it is not detached', 'propertyType', 'detached', 'it is not detached'],
  ['i would take a call 10am tomorrow', 'propertyAddress', '10am tomorrow', '10am tomorrow'],
  ['well, maybe', 'propertyAddress', 'well, maybe', 'well, maybe'],
  ['my mum lives at 3 Elm Road in town', 'propertyAddress', '3 Elm Road', '3 Elm Road'],
])('of "%s" no %s is learned, whatever is cut out of it', (body, fact, value, quotation) => {
  expect(learned(body, fact, value, quotation)).toBeUndefined()
})

test.each<[string, FactName, string | number, string]>([
  ['Plenty of rooms upstairs, there are 3', 'bedrooms', 3, 'there are 3'],
  ['it is at 9 Larks Rise, Otley', 'propertyAddress', '9 Larks Rise, Otley', '9 Larks Rise, Otley'],
  ['joined on at one side it is', 'propertyType', 'semi_detached', 'joined on at one side'],
  ['nowt done to it since the seventies', 'condition', 'fair', 'nowt done to it'],
  [
    'ring 07700 900555. the boiler is held together with string',
    'condition',
    'poor',
    'ring [phone]. the boiler is held together with string',
  ],
])('of "%s" the %s is learned', (body, fact, value, quotation) => {
  expect(learned(body, fact, value, quotation)).toBe(value)
})
