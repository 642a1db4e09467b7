import { type AgentInput, factNames } from '../../../src/agents/contract/agent.ts'
import { asksFor } from '../../../src/agents/sms_agent/conversation/asked_for.ts'
import { ask } from '../../../src/agents/sms_agent/conversation/wording.ts'
import { readAddress } from '../../../src/agents/sms_agent/facts/address.ts'
import type { LabelledText } from '../../corpora/labels.ts'
import { answersOfHomestead } from '../../support/answers.ts'

type Said = LabelledText['said']

/** What was said before, with what it asks for once more as the agent asks. */
function inOurWords({ kind, body }: Said): string {
  const asks = kind === 'question' || kind === 'first' || kind === 'follow_up'
  const asked = asks ? factNames.filter((fact) => asksFor(body).has(fact)) : []
  return [body, ...asked.map((fact) => ask([fact], () => false))].join(' ')
}

const purposes: Record<Said['kind'], string> = {
  question: 'question',
  offer: 'offer',
  confirm: 'confirm_acceptance',
  first: 'initial_contact',
  follow_up: 'chaser',
  rejection: 'validation_rejected',
  none: '',
}

const at = '2026-03-02T10:00:00Z'

/** The built-in agent's call when this text has come, after nothing but what the corpus says was said. */
export function conversationOf({ id, said, body }: LabelledText): AgentInput {
  const ours = {
    id: 'ours',
    direction: 'outbound' as const,
    purpose: purposes[said.kind],
    at,
    answered: true,
  }
  const { offer, value } = said
  return {
    ...{ runId: id, agent: 'sms_agent', purpose: 'REPLY', stageVisit: 2, now: at, config: {} },
    ...{ companyName: 'Northgate Homes', answers: answersOfHomestead, comparables: [], taxBands: [] },
    stage: offer === undefined ? 'AI_CONVERSATION' : 'OFFER_MADE',
    lead: leadOf(said),
    conversation: [
      ...(said.kind === 'none' ? [] : [{ ...ours, body: inOurWords(said) }]),
      { id, direction: 'inbound', purpose: 'reply', body, at, answered: false },
    ],
    flags: [],
    missingFacts: offer === undefined ? factNames : [],
    offers:
      offer === undefined
        ? []
        : [{ round: 1, amount: offer, ceiling: value ?? offer, status: 'sent', counterAmount: null }],
  }
}

/** Of the house nothing is known but where it stands, if we named it: whatever else a text says can only be learned. */
function leadOf(said: Said): AgentInput['lead'] {
  const house = readAddress(said.body, false)?.address
  return {
    ...{ id: 'lead', vendorName: null, firstName: null },
    ...(house === undefined ? {} : { propertyAddress: house }),
    shortAddress: house ?? 'your property',
    estimatedMarketValue: said.value ?? null,
  }
}
