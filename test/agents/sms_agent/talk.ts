import type { AgentInput, AgentOutcome } from '../../../src/agents/contract/agent.ts'
import type { ModelDesk } from '../../../src/agents/contract/model_desk.ts'
import { smsAgentWithModel } from '../../../src/agents/sms_agent_with_model/with_model.ts'
import { answersOfHomestead } from '../../support/answers.ts'

const everything = [
  'askingPrice',
  'bedrooms',
  'condition',
  'propertyAddress',
  'propertyPostcode',
  'propertyType',
]

/** A conversation in memory: what is said is kept, facts are learned, as the database would do it. */
export function conversation(
  stage = 'AI_CONVERSATION',
  offers: AgentInput['offers'] = [],
  facts: object = {},
  desk?: ModelDesk,
) {
  let count = 0
  const said: AgentInput['conversation'] = []
  const note = (direction: 'inbound' | 'outbound', purpose: string, body: string) => {
    count += 1
    said.push({
      id: `m${count}`,
      direction,
      purpose,
      body,
      at: '2026-03-02T10:00:00Z',
      answered: direction === 'outbound',
    })
  }
  const turn = async (purpose: string): Promise<AgentOutcome> => {
    const input: AgentInput = {
      runId: 'r',
      agent: 'sms_agent',
      purpose,
      stage,
      stageVisit: 2,
      now: '2026-03-02T10:00:00Z',
      companyName: 'Homestead Buyers',
      answers: answersOfHomestead,
      lead: {
        id: 'l',
        vendorName: 'Jo Smith',
        firstName: 'Jo',
        shortAddress: 'your property',
        estimatedMarketValue: null,
        ...facts,
      },
      conversation: said,
      flags: [],
      missingFacts: everything.filter((fact) => !(fact in facts)),
      offers,
      comparables: [],
      taxBands: [],
      config: {},
    }
    const outcome = await smsAgentWithModel(input, new AbortController().signal, desk)
    facts = { ...facts, ...outcome.facts }
    for (const text of said) text.answered = true
    if (outcome.message !== undefined) note('outbound', outcome.message.purpose, outcome.message.body)
    return outcome
  }
  return {
    begin: () => turn('INITIAL_CONTACT'),
    says: (body: string) => {
      note('inbound', 'reply', body)
      return turn('REPLY')
    },
    /** A text that another follows before we read. */
    alsoSays: (body: string) => note('inbound', 'reply', body),
    /** A text of ours that somebody else wrote. */
    weSay: (body: string) => note('outbound', 'person', body),
    known: () => facts,
  }
}

export const onTheTable: AgentInput['offers'] = [
  { round: 1, amount: 150_000, ceiling: 155_000, status: 'sent', counterAmount: null },
]
