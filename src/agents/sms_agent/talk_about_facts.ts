import type { AgentInput, AgentOutcome, FactName } from '../contract/agent.ts'
import { type Answers, answersTo, isQuestion } from './common_questions.ts'
import { askedLast, lastOfOurs, stillMissing, timesAsked, unanswered } from './conversation.ts'
import { plainText, words } from './decode_text.ts'
import { type FactsRead, factsInTexts } from './facts_in_texts.ts'
import {
  acknowledges,
  isNotOwner,
  isWrongNumber,
  noLongerSells,
  wantsNone,
  wantsPerson,
} from './intentions.ts'
import { reasonIn } from './offer_reply.ts'
import { ask, firstText } from './wording.ts'

const patience = 3

/** Before an offer: takes the facts from what the vendor wrote and asks for the next ones. */
export function talkAboutFacts(input: AgentInput): AgentOutcome {
  const bodies = unanswered(input).map(({ body }) => body)
  const said = words(bodies.join(' . '))
  const ending = endingOf(input, said, plainText(bodies.join(' . ')))
  if (ending !== null) return ending

  const read = factsInTexts(bodies, askedLast(input))
  const learned = Object.keys(read.facts).length > 0 ? { facts: read.facts } : {}
  if (wantsNone(said) && learned.facts === undefined && !read.priceIsRange) {
    return { outcome: 'decline', reason: reasonIn(bodies.at(-1) ?? '') }
  }
  const reason = reasonForAPerson(said)
  if (reason !== null) return { outcome: 'ask_human', reason, ...learned }

  const missing = stillMissing(input, read.facts)
  const isFirst = lastOfOurs(input) === undefined
  if (input.stage === 'NEW_LEAD' || (isFirst && missing.length > 0)) {
    return { outcome: 'reply', message: { purpose: 'question', body: firstText(input, missing) }, ...learned }
  }
  const answers = isQuestion(said) ? answersTo(said, input) : { answers: [], unanswered: 0 }
  const answered = answers.answers.join(' ')
  if (missing.length === 0) {
    return answered === ''
      ? { outcome: 'advance', ...learned }
      : { outcome: 'advance', message: { purpose: 'answer', body: answered }, ...learned }
  }
  return askOn(input, missing, { said, read, answers })
}

function endingOf(input: AgentInput, said: string, plain: string): AgentOutcome | null {
  const last = unanswered(input).at(-1)
  if (isWrongNumber(said, plain)) {
    const readings = unanswered(input).map(({ id }) => ({
      messageId: id,
      intent: 'wrong_number' as const,
      amount: null,
      confidence: 0.9,
    }))
    return { outcome: 'wrong_number', readings }
  }
  if (noLongerSells(said)) return { outcome: 'decline', reason: reasonIn(last?.body ?? 'No longer selling') }
  return null
}

function reasonForAPerson(said: string): string | null {
  if (isNotOwner(said)) return 'The vendor may not own the property; authority has to be checked'
  if (wantsPerson(said)) return 'The vendor wants to talk to a person'
  return null
}

function askOn(
  input: AgentInput,
  missing: readonly FactName[],
  { said, read, answers }: { said: string; read: FactsRead; answers: Answers },
): AgentOutcome {
  const isNews = Object.keys(read.facts).length > 0 || read.priceIsRange
  const learned = Object.keys(read.facts).length > 0 ? { facts: read.facts } : {}
  const [next] = missing
  const tries = next === undefined ? 0 : timesAsked(input, next)
  if (tries >= (isNews ? 2 * patience : patience)) {
    return {
      outcome: 'ask_human',
      reason: `The vendor was asked ${tries} times for ${next} and was not understood`,
      ...learned,
    }
  }
  const wanted = read.priceIsRange && missing.includes('askingPrice') ? (['askingPrice'] as const) : missing
  const question = ask(wanted, (fact) => read.priceIsRange || timesAsked(input, fact) > 0)
  const before = leadIn({ isNews: isNews || acknowledges(said), tries, answers })
  return {
    outcome: 'reply',
    message: { purpose: answers.answers.length === 0 ? 'question' : 'answer', body: `${before} ${question}` },
    ...learned,
  }
}

/** What stands before our next question: answers, thanks for what was understood, or regret that nothing was. */
function leadIn({ isNews, tries, answers }: { isNews: boolean; tries: number; answers: Answers }): string {
  if (answers.answers.length > 0) return answers.answers.join(' ')
  if (isNews || tries === 0) return 'Thank you.'
  return answers.unanswered > 0
    ? 'I cannot answer that one myself; write PERSON if a colleague should.'
    : 'Sorry, I did not quite get that.'
}
