import { pounds } from '../../money/pounds.ts'
import type { AgentInput, AgentOutcome, ConversationMessage } from '../contract/agent.ts'
import { lastOfOurs, unanswered } from './conversation/conversation.ts'
import { reply } from './conversation/wording.ts'
import { correctedFacts, reasonFor } from './facts/corrected_facts.ts'
import { asksAPerson, reasons } from './heed_smoke.ts'
import { answersTo } from './intentions/common_questions.ts'
import { isNotOwner, isOnlyAWish, reasonForAPerson } from './intentions/intentions.ts'
import { type Asked, certain, reasonIn } from './offer_reply/offer_reply.ts'
import { byLooks } from './offer_reply/weigh_reply.ts'
import { decisive, type Read, readAnswers, recorded } from './readings/read_answers.ts'
import { writesForAnother } from './readings/strangers.ts'
import type { Ear } from './taught/ear.ts'
import { words } from './text/decode_text.ts'

/** With an offer on the table: reads the vendor's answer to it. */
export function talkAboutOffer(input: AgentInput, ear: Ear): AgentOutcome {
  const offer = input.offers.findLast(({ status }) => status === 'sent') ?? input.offers.at(-1)
  const texts = unanswered(input)
  if (offer === undefined)
    return { outcome: 'ask_human', reason: 'The vendor wrote before an offer was made' }

  const asked = askedBy(lastOfOurs(input), offer.amount)
  const reads = readAnswers(input, { offer: offer.amount, asked, ear })
  const person = personFor(texts)
  const readings = reads.map((read) => recorded(read, person))
  const meant = decisive(reads)
  if (meant === undefined) return { outcome: 'ask_human', reason: 'There is no text to read', readings }
  if (meant.intent === 'wrong_number' && meant.confidence > byLooks)
    return { outcome: 'wrong_number', readings }
  return {
    ...(forAPerson(texts, { meant, reason: person }, input) ??
      answer(meant, { amount: offer.amount, askedForYes: asked === 'yes', input })),
    readings,
  }
}

function askedBy(last: ConversationMessage | undefined, amount: number): Asked {
  if (last?.purpose === 'confirm_acceptance') return 'yes'
  const question =
    last?.body.split(/(?<=[.!?])\s/).findLast((sentence) => sentence.trimEnd().endsWith('?')) ?? ''
  const isOfFigure =
    question.includes(pounds(amount)) ||
    (last?.body.includes(pounds(amount)) === true &&
      /\b(this|our|the|that) (price|offer|figure|amount)\b/i.test(question))
  if (isOfFigure && asksForYes.test(question)) return 'whether'
  return question === '' || isOfOffer.test(question) ? 'nothing' : 'else'
}

/** A yes to "shall we ring you about it?" agrees to a call. */
const asksForYes = /\b(accept|agree|work for you|suit you|go ahead (at|with)|happy (with|to accept)|take)\b/i

/** "Would that work for you?", "Have you had time to think about our offer?" */
const isOfOffer =
  /£|\b(?:offer|price|figure|amount|accept|agree|deal|sell|selling|proceed|go ahead|think(?:ing)?|thought|decided|decision|interested|work for you|suit you|how about|that|sound|ask|questions?)\b/i

const saidIn = (texts: readonly ConversationMessage[]) => texts.map(({ body }) => body).join('\n')

/** Why only a person may answer, whatever else the texts say: nobody bargains with somebody else than the vendor. */
const personFor = (texts: readonly ConversationMessage[]) =>
  reasonForAPerson(words(saidIn(texts))) ??
  (texts.some(({ body }) => writesForAnother(words(body))) ? reasons.other : null)

/** What no rule may settle: doubt about who sells, and an offer whose ground has shifted. */
function forAPerson(
  texts: readonly ConversationMessage[],
  { meant, reason }: { meant: Read; reason: string | null },
  input: AgentInput,
): AgentOutcome | null {
  const body = saidIn(texts)
  const said = words(body)
  const mayWait = meant.intent === 'acceptance' || meant.intent === 'rejection' || meant.intent === 'counter'
  if (
    reason !== null &&
    (!(mayWait || meant.intent === 'question') || isNotOwner(said) || !isOnlyAWish(reason))
  )
    return { outcome: 'ask_human', reason }

  const corrected = correctedFacts(body, input)
  const matters = corrected.names.length > 0 && (meant.intent !== 'rejection' || corrected.isExplicit)
  return matters
    ? { outcome: 'ask_human', reason: reasonFor(corrected, input).slice(0, 500), facts: corrected.facts }
    : null
}

function answer(
  meant: Read,
  { amount, askedForYes, input }: { amount: number; askedForYes: boolean; input: AgentInput },
): AgentOutcome {
  switch (meant.intent) {
    case 'opt_out':
      return { outcome: 'ask_human', reason: reasons.plea }
    case 'wrong_number':
      return { outcome: 'ask_human', reason: reasons.other }
    case 'rejection':
      return meant.confidence > byLooks
        ? { outcome: 'decline', reason: reasonIn(meant.text.body) }
        : askOnce(amount, input)
    case 'counter':
      return meant.amount === null
        ? { outcome: 'ask_human', reason: 'The vendor wants other terms' }
        : { outcome: 'counter' }
    case 'acceptance':
      if (meant.confidence >= certain) return { outcome: 'accept' }
      return askedForYes
        ? notUnderstood('acceptance', 'The vendor seems to accept but does not say a plain yes')
        : confirm(amount)
    case 'question': {
      const { answers, unanswered: open } = answersTo(words(meant.text.body), input)
      return answers.length === 0 || open > 0
        ? notUnderstood('question', asksAPerson)
        : reply('answer', answers.join(' '))
    }
    case 'unclear':
      return meant.isBeside
        ? notUnderstood('reply', 'The vendor writes of something else than the offer')
        : askOnce(amount, input)
  }
}

const askOnce = (amount: number, input: AgentInput): AgentOutcome =>
  lastOfOurs(input)?.purpose === 'clarify'
    ? notUnderstood('reply', 'The vendor was not understood twice in a row')
    : clarify(amount)

/** A person is asked for no other reason than that the rules do not know what was meant. */
const notUnderstood = (what: string, reason: string): AgentOutcome => ({
  ...{ outcome: 'ask_human', reason },
  notes: { notUnderstood: what },
})

export const confirm = (amount: number): AgentOutcome =>
  reply(
    'confirm_acceptance',
    `Thank you. Just to confirm: you accept ${pounds(amount)}? A plain yes is enough.`,
  )

const clarify = (amount: number): AgentOutcome =>
  reply(
    'clarify',
    `No hurry. When you have had time to think: would ${pounds(amount)} work for you, or is there another figure?`,
  )
