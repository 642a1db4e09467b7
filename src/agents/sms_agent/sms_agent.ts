import type { Agent, AgentInput, AgentOutcome } from '../contract/agent.ts'
import { lastOfOurs, stillMissing, unanswered } from './conversation/conversation.ts'
import { ask, firstText, reply } from './conversation/wording.ts'
import { readFlags } from './flags/red_flags.ts'
import { heedSmoke } from './heed_smoke.ts'
import { readByRules, talkAboutFacts } from './talk_about_facts.ts'
import { talkAboutOffer } from './talk_about_offer.ts'
import { type Ear, taughtEar } from './taught/ear.ts'

/**
 * The built-in SMS agent: writes the first text, collects the facts of the property, and reads answers to an offer. It
 * follows written rules, so the same texts always get the same answer; whatever it does not understand goes to a person.
 */
export const smsAgent: Agent = async (input) => {
  switch (input.purpose) {
    case 'INITIAL_CONTACT':
      return begin(input)
    case 'CONTINUE_CONVERSATION':
      return goOn(input)
    default:
      return answer(input)
  }
}

function answer(input: AgentInput): AgentOutcome {
  const flags = readFlags(input)
  const outcome = heedSmoke(
    answerByRules(input),
    unanswered(input).map(({ body }) => ({ body, smoke: taughtEar.smokeIn(body) })),
  )
  return flags.length === 0 ? outcome : { ...outcome, flags }
}

/** What the written rules make of the vendor's texts, with what the words look like where they have no evidence. */
export const answerByRules = (input: AgentInput, ear: Ear = taughtEar): AgentOutcome =>
  input.offers.length > 0
    ? talkAboutOffer(input, ear)
    : talkAboutFacts(input, { read: readByRules(input) }, ear)

/** A form that says everything needs no question: the first text is then the offer, or our regret. */
function begin(input: AgentInput): AgentOutcome {
  const missing = stillMissing(input, {})
  if (missing.length === 0) return { outcome: 'advance' }
  return { outcome: 'advance', message: { purpose: 'initial_contact', body: firstText(input, missing) } }
}

function goOn(input: AgentInput): AgentOutcome {
  const missing = stillMissing(input, {})
  if (missing.length === 0) return { outcome: 'advance' }
  const body =
    lastOfOurs(input) === undefined ? firstText(input, missing) : `Hello again. ${ask(missing, () => true)}`
  return reply('question', body)
}
