import type { AgentInput, ConversationMessage } from '../../contract/agent.ts'
import { unanswered } from '../conversation/conversation.ts'
import { asksIfMachine, severalOwners, usesRight } from '../intentions/matters.ts'
import {
  type Asked,
  certain,
  isToOurFigure,
  leavesNothingOpen,
  type OfferReply,
  readOfferReply,
} from '../offer_reply/offer_reply.ts'
import { byLooks, type Weighed, weighed } from '../offer_reply/weigh_reply.ts'
import { onlyStandsBeside } from '../plain_yes/whole_yes.ts'
import { afterWhat, type Ear } from '../taught/ear.ts'
import type { Guess } from '../taught/kind_of_reply.ts'
import type { Smoke } from '../taught/smoke_detector.ts'
import type { SoundOfYes } from '../taught/sound_of_yes.ts'
import { words } from '../text/decode_text.ts'
import { isFromMachine } from './bare_replies.ts'
import type { Reading } from './read_texts.ts'
import { soundsLikeNo } from './refusals.ts'
import { soundsLikeStranger } from './strangers.ts'

/** A text with an offer on the table. */
export interface Read extends Weighed {
  text: ConversationMessage
  /** It says nothing but what may stand beside a yes. */
  isCourtesy: boolean
}

/** What each text that we owe an answer to makes of our offer. */
export const readAnswers = (
  input: AgentInput,
  { offer, asked, ear }: { offer: number; asked: Asked; ear: Ear },
): Read[] =>
  unanswered(input).map((text) => {
    const byRules = readOfferReply(text.body, offer, asked)
    const guess = ear.guessKind(text.body, afterWhat(input))
    const sounds = { guess, smoke: ear.smokeIn(text.body), yes: ear.soundOfYes(text.body, afterWhat(input)) }
    const isYes = isPlainYes(text.body, byRules, { offer, asked, sounds })
    return {
      text,
      isCourtesy: onlyStandsBeside(text.body, offer),
      ...(isYes
        ? {
            intent: 'acceptance',
            amount: null,
            confidence: Math.max(certain, byRules.confidence),
            isBeside: false,
          }
        : knownBeside(words(text.body), weighed(doubted(byRules), guess))),
    }
  })

interface Sounds {
  guess: Guess
  smoke: Smoke
  yes: SoundOfYes
}

/** What is acted on at once: a yes from its first word to its last, or one in whatever words when rules and what was taught agree on it. */
function isPlainYes(
  body: string,
  byRules: OfferReply,
  { offer, asked, sounds }: { offer: number; asked: Asked; sounds: Sounds },
): boolean {
  if (byRules.intent !== 'acceptance' && byRules.intent !== 'unclear') return false
  if (byRules.confidence >= certain && byRules.intent === 'acceptance') return sounds.yes !== 'none'
  return (
    sounds.yes === 'plain' &&
    soundsLikeYes(sounds) &&
    isToOurFigure(body, offer, asked) &&
    leavesNothingOpen(body, offer)
  )
}

const soundsLikeYes = ({ guess: { kind, share }, smoke }: Sounds) =>
  kind === 'acceptance' && share >= clear && Object.values(smoke).every((loud) => loud === 0)

const clear = 0.8

/** A whole yes that sounds like none is asked once more. */
const doubted = (byRules: OfferReply): OfferReply =>
  byRules.intent === 'acceptance' ? { ...byRules, confidence: Math.min(byRules.confidence, 0.75) } : byRules

/** What answers no offer, told by its own signs: a stranger's words, or a machine's. */
function knownBeside(said: string, read: Weighed): Weighed {
  if (read.intent !== 'unclear' && read.intent !== 'question' && read.confidence > byLooks) return read
  if (soundsLikeStranger(said)) return { ...read, intent: 'wrong_number', confidence: byLooks }
  return isFromMachine(said) ? { ...read, intent: 'unclear', confidence: byLooks, isBeside: true } : read
}

/** What is on record of a text: what decides nothing, or is a no by its looks alone, may be a matter for a person, sound like a no, or be chat. */
export function recorded({ text, isBeside, isCourtesy, ...reading }: Read, person: string | null): Reading {
  const kept = { messageId: text.id, ...reading }
  const said = words(text.body)
  if (isOpen(reading, person) && ((person !== null && person !== severalOwners) || asksIfMachine(said)))
    return { ...kept, intent: 'matter' }
  if (reading.intent === 'unclear' && soundsLikeNo(said))
    return { ...kept, intent: 'rejection', confidence: byLooks }
  return isBeside && reading.confidence <= byLooks ? { ...kept, intent: 'answer' } : kept
}

const isOpen = (
  { intent, confidence }: Pick<Read, 'intent' | 'confidence'>,
  person: string | null,
): boolean =>
  intent === 'question' ||
  intent === 'unclear' ||
  (intent === 'rejection' && (confidence <= byLooks || person === usesRight))

/**
 * A wrong number first, then the latest text that decides anything. A yes beside texts that say something else, courtesy apart, is no
 * certain one: it is confirmed first.
 */
export function decisive(reads: readonly Read[]): Read | undefined {
  const ending = reads.find(({ intent, confidence }) => intent === 'wrong_number' && confidence > byLooks)
  if (ending !== undefined) return ending

  const settled = reads.findLast(
    ({ intent }) => intent === 'acceptance' || intent === 'counter' || intent === 'rejection',
  )
  if (settled?.intent === 'acceptance') {
    return reads.every(({ intent, isCourtesy }) => intent === 'acceptance' || isCourtesy)
      ? settled
      : { ...settled, confidence: 0.6 }
  }
  return reads.findLast(({ intent }) => intent !== 'unclear') ?? reads.at(-1)
}
