import { pounds } from '../../money/pounds.ts'
import type { AgentInput, AgentOutcome, ConversationMessage } from '../contract/agent.ts'
import { lastOfOurs, unanswered } from './conversation/conversation.ts'
import { correctedFacts, reasonFor } from './facts/corrected_facts.ts'
import { reasons } from './heed_smoke.ts'
import { answersTo } from './intentions/common_questions.ts'
import { isNotOwner, isOnlyAWish, reasonForAPerson } from './intentions/intentions.ts'
import { type Asked, certain, readOfferReply, reasonIn } from './offer_reply/offer_reply.ts'
import { byLooks, type Weighed, weighed } from './offer_reply/weigh_reply.ts'
import { afterWhat, type Ear } from './taught/ear.ts'
import { words } from './text/decode_text.ts'

interface Read extends Weighed {
  text: ConversationMessage
}

/** With an offer on the table: reads the vendor's answer to it. */
export function talkAboutOffer(input: AgentInput, ear: Ear): AgentOutcome {
  const offer = input.offers.findLast(({ status }) => status === 'sent') ?? input.offers.at(-1)
  const texts = unanswered(input)
  if (offer === undefined)
    return { outcome: 'ask_human', reason: 'The vendor wrote before an offer was made' }

  const asked = askedBy(lastOfOurs(input), offer.amount)
  const reads = texts.map(
    (text): Read => ({
      text,
      ...weighed(readOfferReply(text.body, offer.amount, asked), ear.guessKind(text.body, afterWhat(input))),
    }),
  )
  const readings = reads.map(({ text, isBeside: _, ...reading }) => ({ messageId: text.id, ...reading }))
  const meant = decisive(reads)
  if (meant === undefined) return { outcome: 'ask_human', reason: 'There is no text to read', readings }
  if (meant.intent === 'wrong_number' && meant.confidence > byLooks)
    return { outcome: 'wrong_number', readings }
  return {
    ...(forAPerson(texts, meant, input) ??
      answer(meant, { amount: offer.amount, askedForYes: asked === 'yes', input })),
    readings,
  }
}

function askedBy(last: ConversationMessage | undefined, amount: number): Asked {
  if (last?.purpose === 'confirm_acceptance') return 'yes'
  const question = last?.body.split(/[.!]\s/).findLast((sentence) => sentence.trimEnd().endsWith('?')) ?? ''
  const isOfFigure =
    question.includes(pounds(amount)) ||
    (last?.body.includes(pounds(amount)) === true &&
      /\b(this|our|the|that) (price|offer|figure|amount)\b/i.test(question))
  return isOfFigure && asksForYes.test(question) ? 'whether' : 'nothing'
}

/** A yes to "shall we ring you about it?" agrees to a call. */
const asksForYes = /\b(accept|agree|work for you|suit you|go ahead (at|with)|happy (with|to accept)|take)\b/i

/** What no rule may settle: doubt about who sells, and an offer whose ground has shifted. */
function forAPerson(
  texts: readonly ConversationMessage[],
  meant: Read,
  input: AgentInput,
): AgentOutcome | null {
  const body = texts.map((text) => text.body).join('\n')
  const said = words(body)
  const reason = reasonForAPerson(said)
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
        ? notUnderstood('question', 'The vendor asks something that a person should answer')
        : { outcome: 'reply', message: { purpose: 'answer', body: answers.join(' ') } }
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

export const confirm = (amount: number): AgentOutcome => ({
  outcome: 'reply',
  message: {
    purpose: 'confirm_acceptance',
    body: `Thank you. Just to confirm: you accept ${pounds(amount)}? A plain yes is enough.`,
  },
})

const clarify = (amount: number): AgentOutcome => ({
  outcome: 'reply',
  message: {
    purpose: 'clarify',
    body: `No hurry. When you have had time to think: would ${pounds(amount)} work for you, or is there another figure?`,
  },
})

/**
 * A wrong number first, then the latest text that decides anything. A yes beside texts that say something else is no certain
 * one: it is confirmed first.
 */
function decisive(reads: readonly Read[]): Read | undefined {
  const ending = reads.find(({ intent, confidence }) => intent === 'wrong_number' && confidence > byLooks)
  if (ending !== undefined) return ending

  const settled = reads.findLast(
    ({ intent }) => intent === 'acceptance' || intent === 'counter' || intent === 'rejection',
  )
  if (settled?.intent === 'acceptance') {
    return reads.every(({ intent }) => intent === 'acceptance') ? settled : { ...settled, confidence: 0.6 }
  }
  return reads.findLast(({ intent }) => intent !== 'unclear') ?? reads.at(-1)
}
