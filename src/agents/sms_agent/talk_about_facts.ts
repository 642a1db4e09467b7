import type { AgentInput, AgentOutcome, FactName } from '../agent.ts'
import { answerTo, isQuestion } from './common_questions.ts'
import { askedLast, stillMissing, timesAsked, unanswered } from './conversation.ts'
import { words } from './decode_text.ts'
import { factsInTexts } from './facts_in_texts.ts'
import { isNotOwner, isVulnerable, isWrongNumber, noLongerSells, wantsNoContact } from './intentions.ts'
import { reasonIn } from './offer_reply.ts'
import { ask, firstText } from './wording.ts'

const patience = 3

/** Before an offer: takes the facts from what the vendor wrote and asks for the next ones. */
export function talkAboutFacts(input: AgentInput): AgentOutcome {
  const texts = unanswered(input)
  const said = words(texts.map(({ body }) => body).join(' . '))
  const ending = endingOf(input, said)
  if (ending !== null) return ending

  const { facts, priceIsRange } = factsInTexts(
    texts.map(({ body }) => body),
    askedLast(input),
  )
  const learned = Object.keys(facts).length > 0 ? { facts } : {}
  if (isVulnerable(said)) {
    return {
      outcome: 'ask_human',
      reason: 'The vendor may be in a difficult situation; a person should answer',
      ...learned,
    }
  }
  if (isNotOwner(said)) {
    return {
      outcome: 'ask_human',
      reason: 'The vendor may not own the property; authority has to be checked',
      ...learned,
    }
  }

  const missing = stillMissing(input, facts)
  const answer = isQuestion(said) ? answerTo(said, input) : null
  if (input.stage === 'NEW_LEAD') {
    return { outcome: 'reply', message: { purpose: 'question', body: firstText(input, missing) }, ...learned }
  }
  if (missing.length === 0 && answer === null) return { outcome: 'advance', ...learned }
  if (missing.length === 0)
    return { outcome: 'advance', message: { purpose: 'answer', body: answer ?? '' }, ...learned }
  return askOn(input, missing, { answer, priceIsRange, learned })
}

function endingOf(input: AgentInput, said: string): AgentOutcome | null {
  const last = unanswered(input).at(-1)
  const read = (intent: 'opt_out' | 'wrong_number') => ({
    readings: unanswered(input).map(({ id }) => ({ messageId: id, intent, amount: null, confidence: 0.9 })),
  })
  if (wantsNoContact(said)) return { outcome: 'opt_out', ...read('opt_out') }
  if (isWrongNumber(said)) return { outcome: 'wrong_number', ...read('wrong_number') }
  if (noLongerSells(said)) return { outcome: 'decline', reason: reasonIn(last?.body ?? 'No longer selling') }
  return null
}

function askOn(
  input: AgentInput,
  missing: readonly FactName[],
  {
    answer,
    priceIsRange,
    learned,
  }: { answer: string | null; priceIsRange: boolean; learned: Partial<AgentOutcome> },
): AgentOutcome {
  const [next] = missing
  const tries = next === undefined ? 0 : timesAsked(input, next)
  if (tries >= patience) {
    return {
      outcome: 'ask_human',
      reason: `The vendor was asked ${tries} times for ${next} and was not understood`,
      ...learned,
    }
  }
  const lead =
    answer ?? (priceIsRange ? 'Thank you.' : tries === 0 ? 'Thank you.' : 'Sorry, I did not quite get that.')
  const question =
    priceIsRange && missing.includes('askingPrice') ? ask(['askingPrice'], true) : ask(missing, tries > 0)
  return {
    outcome: 'reply',
    message: { purpose: answer === null ? 'question' : 'answer', body: `${lead} ${question}` },
    ...learned,
  }
}
