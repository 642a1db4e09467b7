import type { Intent } from '../../contract/agent.ts'
import { readAddress } from '../facts/place.ts'
import { isQuestion } from '../intentions/common_questions.ts'
import { isWrongNumber, noLongerSells, sentencesOf } from '../intentions/intentions.ts'
import { asksByForm, asksSomething } from '../intentions/question_form.ts'
import { plainText, words } from '../text/decode_text.ts'
import { isChat, withoutChat } from './chat_beside_a_yes.ts'
import { figuresInReply, raiseWanted } from './figures_in_reply.ts'
import {
  hasUnwelcomeWords,
  holdsBack,
  isConditional,
  looksIronic,
  takesItBack,
  withoutOrdinaryConditions,
} from './signs_of_doubt.ts'
import { refuses, regretsPrice } from './signs_of_no.ts'
import { isPlainYes, onlyPraises, saidBesides, withoutAddress, withoutIdioms } from './signs_of_yes.ts'
import { isWrittenStraight, saysToWhat } from './written_straight.ts'
import { endsGrudgingly, endsInYes, saysYes, withoutBut, type Yes, yesIn } from './yes_in_sentences.ts'

/** Below this an acceptance is confirmed in plain words first. */
export const certain = 0.85

export interface OfferReply {
  intent: Intent
  /** The figure of a counter; null for one without a figure. */
  amount: number | null
  confidence: number
}

/** What only somebody asks who goes on with it. */
const goesAhead =
  /^(?:(?:ok|so|right|yes|great) )*(?:whats next|where (?:do|can|should|shall) (?:i|we) sign|when (?:do|can|shall) (?:i|we) sign)(?: then| please| the papers| it)?\W*$/

const otherTerms =
  /\b(split the difference|meet (me |us )?(half ?way|in the middle)|(go |meet |lets )?(halves|half ?way|half and half)|plus (you|fees|costs|my|our|your|moving|legal|solicitors?|stamp|the)|(if|provided|as long as|so long as|and|but|that|assuming) (you|u) (pay|cover|throw in|take|clear|sort|leave)|(you|to) (pay|cover) (my|the|our|all|for|stamp|legal|solicitors?)|(if|as long as|so long as|provided|but) (i|we) (can |could |get to |may )?(stay|keep|live|rent|leave)|stay (on )?(in|for|until) (the|it|my|\w+ (weeks?|months?))|rent (it )?back|rent free|leave the furniture)\b/

const datesAgesAndPhones =
  /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)\b|(?:\+44|\b0)\d[\d ]{8,11}\b|\b(?:im|i am|aged|s?hes|s?he is) \d{2}(?= (?:and|now|so|years|next|but)\b|$)/g

/** What our last text asked: for a plain yes, whether our figure will do, or neither. */
export type Asked = 'yes' | 'whether' | 'nothing'

/** How a vendor answers an offer of this amount. A yes that is not written straight, or not of this offer, is never a certain one. */
export function readOfferReply(body: string, offer: number, asked: Asked = 'nothing'): OfferReply {
  const reply = meantBy(body, offer, asked)
  if (reply.intent !== 'acceptance') return reply
  const isPlain = isWrittenStraight(body, offer, asked !== 'nothing') && saysToWhat(body, asked === 'yes')
  return isPlain ? reply : { ...reply, confidence: Math.min(reply.confidence, 0.6) }
}

/** Precedence: wrong number, counter, no and yes, question, unclear. */
function meantBy(body: string, offer: number, asked: Asked): OfferReply {
  const address = readAddress(plainText(body), false)
  const text = words(address === null ? body : body.replace(address.said, ' '))
  if (isWrongNumber(text, plainText(body))) return plain('wrong_number', 0.9)

  const { theirs, text: named } = figuresInReply(text, offer)
  const said = withoutIdioms(named)
  const sentences = sentencesOf(said.replace(/\b(but|though|although|however|even if)\b/g, '; but ')).map(
    withoutAddress,
  )
  const asks = isQuestion(named)
  const isGone = noLongerSells(said)
  if (theirs.length > 0 && !isGone)
    return { intent: 'counter', amount: Math.min(...theirs), confidence: 0.85 }

  const raise = raiseWanted(text)
  if (raise !== null && !isGone) return { intent: 'counter', amount: offer + raise, confidence: 0.85 }

  if (takesItBack(plainText(body))) return plain('rejection', 0.8)
  const no = isGone || sentences.some((sentence) => refuses(withoutBut(sentence)))
  if (!no && !isBareQuestion(named) && otherTerms.test(named)) return plain('counter', 0.7)

  const yes = yesIn(sentences)
  if (no) {
    const isFirm = isGone || (yes === 'none' ? !endsGrudgingly(sentences) : !endsInYes(sentences))
    return isFirm ? plain('rejection', asks ? 0.7 : 0.9) : plain('unclear', 0.5)
  }
  if (yes !== 'none') return agreement(said, sentences, { body, yes, asked, named })
  if (looksIronic(plainText(body))) return plain('unclear', 0.6)
  if (goesAhead.test(named)) return plain('acceptance', 0.6)
  if (asksByForm(named)) return plain('question', 0.85)
  if (asksSomething(named)) return plain('question', 0.7)
  if (holdsBack(said)) return plain('unclear', 0.8)
  if (onlyPraises(sentences.join(' '))) return plain('acceptance', 0.6)
  return plain('unclear', 0.7)
}

/** "Sure", "go on" and "why not" may be said with a shrug. */
const saysYesItself = /\b(yes|accept|accepted|agree|agreed)\b/
const isThanks = (sentence: string) =>
  /^((many |kind |ok )?(thanks|thank you|cheers|regards|please)( very much| so much| again)?)$/.test(sentence)

const plain = (intent: Intent, confidence: number): OfferReply => ({ intent, amount: null, confidence })
const isBareQuestion = (text: string) =>
  /^(?:(?:do|does|is|are|can|could|would|will) (?:you|i|we|it|they|there|this|that|the|your|my)|what|how|when|who|why)\b/.test(
    text,
  )

function agreement(
  said: string,
  sentences: readonly string[],
  { body, yes, asked, named }: { body: string; yes: Yes; asked: Asked; named: string },
): OfferReply {
  const core = withoutOrdinaryConditions(said)
  if (isConditional(core)) return plain(isQuestion(named) ? 'question' : 'unclear', 0.7)
  if (holdsBack(core) || looksIronic(plainText(body)) || !endsInYes(sentences)) return plain('unclear', 0.6)

  const left = sentences.map(withoutChat).filter((sentence) => sentence.trim() !== '')
  const telling = left.some(saysYes) ? left : sentences
  const agreeing = sentencesOf(withoutOrdinaryConditions(telling.join('. '))).filter(saysYes)
  if (agreeing.some((sentence) => hasUnwelcomeWords(withoutBut(sentence)))) return plain('unclear', 0.5)
  const hasMore = telling.some(
    (sentence) => !saysYes(sentence) && (regretsPrice(sentence) || hasUnwelcomeWords(sentence)),
  )
  const besides = sentencesOf(withoutChat(said.replace(datesAgesAndPhones, 'numbers'))).flatMap((sentence) =>
    saidBesides(withoutBut(withoutAddress(sentence))),
  )
  // A number that is neither our figure nor a counter: terms that we do not understand.
  if (besides.some((word) => /^\d{1,3}k?$/.test(word))) return plain('unclear', 0.5)
  if (hasMore || besides.length > 0) return plain('acceptance', 0.7)
  const isPlain = sentences.some(isPlainYes)
  const isOnlyYes =
    sentences.some((sentence) => isPlainYes(sentence) && saysYesItself.test(sentence)) &&
    sentences.every((sentence) => isPlainYes(sentence) || isThanks(sentence) || isChat(sentence))
  const counts = asked === 'yes' || (asked === 'whether' && isOnlyYes) || yes === 'outright'
  return plain('acceptance', counts ? 0.95 : isPlain ? 0.8 : 0.75)
}

/** The vendor's own reason for a no, short and in their words. */
export function reasonIn(body: string): string {
  return body.replace(/\s+/g, ' ').trim().slice(0, 200)
}
