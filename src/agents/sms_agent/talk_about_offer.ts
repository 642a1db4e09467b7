import type { AgentInput, AgentOutcome, ConversationMessage } from '../agent.ts'
import { answerTo } from './common_questions.ts'
import { lastOfOurs, unanswered } from './conversation.ts'
import { words } from './decode_text.ts'
import { isVulnerable } from './intentions.ts'
import { type OfferReply, readOfferReply, reasonIn } from './offer_reply.ts'
import { pounds } from './wording.ts'

/** Below this an acceptance is confirmed in plain words first. */
const certain = 0.85

interface Read extends OfferReply {
  text: ConversationMessage
}

/** With an offer on the table: reads the vendor's answer to it. */
export function talkAboutOffer(input: AgentInput): AgentOutcome {
  const offer = input.offers.findLast(({ status }) => status === 'sent') ?? input.offers.at(-1)
  const texts = unanswered(input)
  if (offer === undefined)
    return { outcome: 'ask_human', reason: 'The vendor wrote before an offer was made' }

  const askedForYes = lastOfOurs(input)?.purpose === 'confirm_acceptance'
  const reads = texts.map((text): Read => ({ text, ...readOfferReply(text.body, offer.amount, askedForYes) }))
  const readings = reads.map(({ text, intent, amount, confidence }) => ({
    messageId: text.id,
    intent,
    amount,
    confidence,
  }))
  const meant = decisive(reads)
  if (meant === undefined) return { outcome: 'ask_human', reason: 'There is no text to read', readings }
  if (isVulnerable(words(meant.text.body))) {
    return {
      outcome: 'ask_human',
      reason: 'The vendor may be in a difficult situation; a person should answer',
      readings,
    }
  }

  switch (meant.intent) {
    case 'opt_out':
    case 'wrong_number':
      return { outcome: meant.intent, readings }
    case 'rejection':
      return { outcome: 'decline', reason: reasonIn(meant.text.body), readings }
    case 'counter':
      return meant.amount === null
        ? { outcome: 'ask_human', reason: 'The vendor wants other terms', readings }
        : { outcome: 'counter', readings }
    case 'acceptance':
      if (meant.confidence >= certain) return { outcome: 'accept', readings }
      return {
        outcome: 'reply',
        message: {
          purpose: 'confirm_acceptance',
          body: `Thank you. Just to confirm: you accept ${pounds(offer.amount)}? A plain yes is enough.`,
        },
        readings,
      }
    case 'question': {
      const answer = answerTo(words(meant.text.body), input)
      return answer === null
        ? { outcome: 'ask_human', reason: 'The vendor asks something that a person should answer', readings }
        : { outcome: 'reply', message: { purpose: 'answer', body: answer }, readings }
    }
    case 'unclear':
      return lastOfOurs(input)?.purpose === 'clarify'
        ? { outcome: 'ask_human', reason: 'The vendor was not understood twice in a row', readings }
        : {
            outcome: 'reply',
            message: {
              purpose: 'clarify',
              body: `No hurry. When you have had time to think: would ${pounds(offer.amount)} work for you, or is there another figure?`,
            },
            readings,
          }
  }
}

/** Contact first, then the latest text that decides anything. */
function decisive(reads: readonly Read[]): Read | undefined {
  return (
    reads.find(({ intent }) => intent === 'opt_out') ??
    reads.find(({ intent }) => intent === 'wrong_number') ??
    reads.findLast(({ intent }) => intent !== 'unclear') ??
    reads.at(-1)
  )
}
