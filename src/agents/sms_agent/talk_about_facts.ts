import type { AgentInput, AgentOutcome, FactName, Intent } from '../contract/agent.ts'
import { askedLast, lastOfOurs, stillMissing, timesAsked, unanswered } from './conversation/conversation.ts'
import { ask, firstText, reply } from './conversation/wording.ts'
import { takenBack } from './facts/corrected_facts.ts'
import { type FactsRead, factsInTexts } from './facts/facts_in_texts.ts'
import { reasons } from './heed_smoke.ts'
import { type Answers, answersTo, isQuestion } from './intentions/common_questions.ts'
import { acknowledges, isWrongNumber, reasonForAPerson, wantsNone } from './intentions/intentions.ts'
import { asksIfMachine } from './intentions/matters.ts'
import { noLongerSells } from './intentions/no_longer_sells.ts'
import { reasonIn } from './offer_reply/offer_reply.ts'
import { byLooks } from './offer_reply/weigh_reply.ts'
import { readTexts } from './readings/read_texts.ts'
import { type Ear, taughtEar } from './taught/ear.ts'
import { plainText, words } from './text/decode_text.ts'

const patience = 3

type Learned = Pick<AgentOutcome, 'facts'>

export interface Understood {
  read: FactsRead
  /** What answers the vendor, where our rules have no answer. */
  answer?: string | undefined
}

/** What the rules read in the vendor's texts. */
export const readByRules = (input: AgentInput): FactsRead =>
  factsInTexts(
    unanswered(input).map(({ body }) => body),
    askedLast(input),
  )

/** Before an offer: takes the facts from what the vendor wrote, or those that somebody else has read there, and asks for the next ones. */
export function talkAboutFacts(
  input: AgentInput,
  { read, answer }: Understood = { read: readByRules(input) },
  ear: Ear = taughtEar,
): AgentOutcome {
  const isNews = Object.keys(read.facts).length > 0 || read.priceIsRange
  const texts = readTexts(input, ear)
  const readings = texts.map(({ reading }) => reading)
  const outcome = talk(
    input,
    { read, answer },
    {
      sounds: isNews ? [] : texts.flatMap(({ sounds }) => sounds ?? []),
      asks: readings.some(({ intent }) => intent === 'question'),
      isFinal: readings.some(({ intent, confidence }) => intent === 'rejection' && confidence > byLooks),
    },
  )
  return outcome.readings !== undefined || readings.length === 0 ? outcome : { ...outcome, readings }
}

interface Heard {
  /** What the texts sound like, where no fact was learned. */
  sounds: readonly Intent[]
  asks: boolean
  /** A no that also sounds like one: it ends the lead. */
  isFinal: boolean
}

const mayBeNo = 'The vendor may not want to sell any more; nothing was written, a person should look'

/** What nobody writes to by looks alone, and why a person has to look. */
const waits: Partial<Record<Intent, string>> = {
  opt_out: reasons.plea,
  wrong_number: reasons.other,
  rejection: mayBeNo,
}

function talk(
  input: AgentInput,
  { read, answer }: Understood,
  { sounds, asks, isFinal }: Heard,
): AgentOutcome {
  const bodies = unanswered(input).map(({ body }) => body)
  const said = words(bodies.join(' . '))
  const ending = endingOf(input, { said, plain: plainText(bodies.join(' . ')), isFinal })
  if (ending !== null) return ending

  const learned: Learned = Object.keys(read.facts).length > 0 ? { facts: read.facts } : {}
  if (wantsNone(said) && learned.facts === undefined && !read.priceIsRange) {
    return noOf(bodies.at(-1) ?? '', isFinal)
  }
  const reason = reasonForAPerson(said)
  if (reason !== null) return { outcome: 'ask_human', reason, ...learned }
  const takes = takenBack(bodies.join('\n'), input, read.facts)
  if (takes !== null && input.stage !== 'NEW_LEAD') return { outcome: 'ask_human', reason: takes, ...learned }
  const wait = sounds.map((intent) => waits[intent]).find((one) => one !== undefined)
  if (wait !== undefined) return { outcome: 'ask_human', reason: wait }

  const missing = stillMissing(input, read.facts)
  const isFirst = lastOfOurs(input) === undefined
  if (input.stage === 'NEW_LEAD' || (isFirst && missing.length > 0)) {
    return { ...reply('question', firstText(input, missing)), ...learned }
  }
  const known =
    isQuestion(said) || asks || asksIfMachine(said) ? answersTo(said, input) : { answers: [], unanswered: 0 }
  const answers =
    known.answers.length === 0 && answer !== undefined ? { answers: [answer], unanswered: 0 } : known
  const answered = answers.answers.join(' ')
  if (missing.length === 0) {
    const message = answered === '' ? {} : { message: { purpose: 'answer', body: answered } }
    return { outcome: 'advance', ...message, ...learned }
  }
  return askOn(input, missing, { said, read, learned, answers })
}

const noOf = (body: string, isFinal: boolean): AgentOutcome =>
  isFinal ? { outcome: 'decline', reason: reasonIn(body) } : { outcome: 'ask_human', reason: mayBeNo }

function endingOf(
  input: AgentInput,
  { said, plain, isFinal }: { said: string; plain: string; isFinal: boolean },
): AgentOutcome | null {
  const last = unanswered(input).at(-1)
  if (isWrongNumber(said, plain)) {
    const reading = { intent: 'wrong_number', amount: null, confidence: 0.9 } as const
    const readings = unanswered(input).map(({ id }) => ({ messageId: id, ...reading }))
    return { outcome: 'wrong_number', readings }
  }
  if (noLongerSells(said)) return noOf(last?.body ?? 'No longer selling', isFinal)
  return null
}

function askOn(
  input: AgentInput,
  missing: readonly FactName[],
  { said, read, learned, answers }: { said: string; read: FactsRead; learned: Learned; answers: Answers },
): AgentOutcome {
  const isNews = learned.facts !== undefined || read.priceIsRange
  const [next] = missing
  const tries = next === undefined ? 0 : timesAsked(input, next)
  if (tries >= (isNews ? 2 * patience : patience)) {
    const reason = `The vendor was asked ${tries} times for ${next} and was not understood`
    return { outcome: 'ask_human', reason, notes: { notUnderstood: 'facts' }, ...learned }
  }
  const wanted = read.priceIsRange && missing.includes('askingPrice') ? (['askingPrice'] as const) : missing
  const question = ask(wanted, (fact) => read.priceIsRange || timesAsked(input, fact) > 0)
  const before = leadIn({ isNews: isNews || acknowledges(said), tries, answers })
  const purpose = answers.answers.length === 0 ? 'question' : 'answer'
  return { ...reply(purpose, `${before} ${question}`), ...learned }
}

/** What stands before our next question: answers, thanks for what was understood, or regret that nothing was. */
function leadIn({ isNews, tries, answers }: { isNews: boolean; tries: number; answers: Answers }): string {
  if (answers.answers.length > 0) return answers.answers.join(' ')
  if (isNews || tries === 0) return 'Thank you.'
  return answers.unanswered > 0
    ? 'I cannot answer that one myself; write PERSON if a colleague should.'
    : 'Sorry, I did not quite get that.'
}
