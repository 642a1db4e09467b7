import type { Intent } from '../../contract/agent.ts'
import { placesIn } from '../facts/address.ts'
import { amountsIn } from '../figures/amounts.ts'
import { isQuestion } from '../intentions/common_questions.ts'
import { isWrongNumber } from '../intentions/intentions.ts'
import { noLongerSells } from '../intentions/no_longer_sells.ts'
import { asksByForm, asksSomething } from '../intentions/question_form.ts'
import { wholeYesIn } from '../plain_yes/whole_yes.ts'
import { plainText, words } from '../text/decode_text.ts'
import { sentencesOf } from '../text/sentences.ts'
import { figuresInReply, middleWanted, raiseWanted } from './figures_in_reply.ts'
import {
  hasOtherNumber,
  hasUnwelcomeWords,
  holdsBack,
  isConditional,
  isOfAnyOffer,
  looksIronic,
  namesTerms,
  takesItBack,
  withoutOrdinaryConditions,
} from './signs_of_doubt.ts'
import { refuses } from './signs_of_no.ts'
import { onlyPraises, withoutAddress, withoutIdioms } from './signs_of_yes.ts'
import { isWrittenStraight } from './written_straight.ts'
import { endsGrudgingly, endsInYes, saysYes, withoutBut } from './yes_in_sentences.ts'

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

/** To whether somebody lives there it is no answer to the offer. */
const isBareNo =
  /^(?:no|sorry|thanks|thank you|mate|love|pal|im afraid|not (?:really|yet|at the moment|at all))(?: (?:no|sorry|thanks|thank you|mate|love|pal|im afraid|not (?:really|yet|at the moment|at all)))*$/

/** What our last text asked: for a plain yes, whether our figure will do, another thing, or nothing. */
export type Asked = 'yes' | 'whether' | 'else' | 'nothing'

/**
 * How a vendor answers an offer of this amount. A yes is certain only when nothing but a yes is said (`isWholeYes`); what else is read as
 * one is asked once more.
 */
export function readOfferReply(body: string, offer: number, asked: Asked = 'nothing'): OfferReply {
  if (isWholeYes(body, offer, asked)) return plain('acceptance', 0.95)
  const reply = meantBy(body, offer, asked)
  return reply.intent === 'acceptance' && !isWrittenStraight(body, offer)
    ? { ...reply, confidence: 0.6 }
    : reply
}

/** A yes from its first word to its last, written straight, to what cannot be mistaken. */
function isWholeYes(body: string, offer: number, asked: Asked): boolean {
  const yes = isWrittenStraight(body, offer) ? wholeYesIn(body, offer) : null
  return yes !== null && (asked === 'yes' || (yes.isOutright && (asked === 'whether' || yes.saysToWhat)))
}

/** Written straight, to our question for a yes or naming our figure. */
export const isToOurFigure = (body: string, offer: number, asked: Asked): boolean =>
  isWrittenStraight(body, offer) &&
  (asked === 'yes' ||
    asked === 'whether' ||
    amountsIn(words(body), offer).some(({ amount }) => amount === offer))

/** No word of it sets a condition or terms, puts off, asks, mocks or refuses. */
export function leavesNothingOpen(body: string, offer: number): boolean {
  const said = withoutOrdinaryConditions(withoutIdioms(words(body)))
  return !(
    isConditional(said) ||
    holdsBack(said) ||
    looksIronic(plainText(body)) ||
    hasUnwelcomeWords(said) ||
    namesTerms(said) ||
    refuses(said) ||
    asksByForm(said) ||
    asksSomething(said) ||
    hasOtherNumber(figuresInReply(words(body), offer).text) ||
    isOfAnyOffer(said)
  )
}

/** Precedence: wrong number, counter, no and yes, question, unclear. */
function meantBy(body: string, offer: number, asked: Asked): OfferReply {
  const text = words(placesIn(plainText(body)).reduce((rest, { said }) => rest.replace(said, ' '), body))
  if (isWrongNumber(text, plainText(body))) return plain('wrong_number', 0.9)

  const { theirs, text: named } = figuresInReply(text, offer)
  const said = withoutIdioms(named)
  const sentences = sentencesOf(said.replace(/\b(but|though|although|however|even if)\b/g, '; but ')).map(
    withoutAddress,
  )
  const asks = isQuestion(named)
  const isGone = noLongerSells(said)
  if (theirs.length > 0 && !isGone)
    return {
      intent: 'counter',
      amount: middleWanted(named, theirs, offer) ?? Math.min(...theirs),
      confidence: 0.85,
    }

  const raise = raiseWanted(text, offer)
  if (raise !== null && !isGone) return { intent: 'counter', amount: offer + raise, confidence: 0.85 }

  if (takesItBack(plainText(body))) return plain('rejection', 0.8)
  const toOffer = sentences.filter((sentence, at) => asked !== 'else' || at > 0 || !isBareNo.test(sentence))
  const no = isGone || toOffer.some((sentence) => refuses(withoutBut(sentence)))
  if (!no && !isBareQuestion(named) && otherTerms.test(named)) return plain('counter', 0.7)

  const isYes = sentences.some(saysYes)
  if (no) {
    const isFirm = isGone || (isYes ? !endsInYes(sentences) : !endsGrudgingly(sentences))
    return isFirm ? plain('rejection', asks ? 0.7 : 0.9) : plain('unclear', 0.5)
  }
  if (isYes) return agreement(said, sentences, { body, named })
  if (looksIronic(plainText(body))) return plain('unclear', 0.6)
  if (goesAhead.test(named)) return plain('acceptance', 0.6)
  if (asksByForm(named)) return plain('question', 0.85)
  if (asksSomething(named)) return plain('question', 0.7)
  if (holdsBack(said)) return plain('unclear', 0.8)
  if (onlyPraises(sentences.join(' '))) return plain('acceptance', 0.6)
  return plain('unclear', 0.7)
}

const plain = (intent: Intent, confidence: number): OfferReply => ({ intent, amount: null, confidence })
const isBareQuestion = (text: string) =>
  /^(?:(?:do|does|is|are|can|could|would|will) (?:you|i|we|it|they|there|this|that|the|your|my)|what|how|when|who|why)\b/.test(
    text,
  )

function agreement(
  said: string,
  sentences: readonly string[],
  { body, named }: { body: string; named: string },
): OfferReply {
  const core = withoutOrdinaryConditions(said)
  if (isConditional(core)) return plain(isQuestion(named) ? 'question' : 'unclear', 0.7)
  if (holdsBack(core) || looksIronic(plainText(body)) || !endsInYes(sentences)) return plain('unclear', 0.6)

  const agreeing = sentencesOf(withoutOrdinaryConditions(sentences.join('. '))).filter(saysYes)
  if (agreeing.some((sentence) => hasUnwelcomeWords(withoutBut(sentence)))) return plain('unclear', 0.5)
  return hasOtherNumber(said) ? plain('unclear', 0.5) : plain('acceptance', 0.75)
}

/** The vendor's own reason for a no, short and in their words. */
export function reasonIn(body: string): string {
  return body.replace(/\s+/g, ' ').trim().slice(0, 200)
}
