import type { Intent } from '../agent.ts'
import { isQuestion } from './common_questions.ts'
import { words } from './decode_text.ts'
import { isWrongNumber, noLongerSells, wantsNoContact } from './intentions.ts'
import { amountsIn } from './money.ts'

export interface OfferReply {
  intent: Intent
  /** The figure of a counter; null for one without a figure. */
  amount: number | null
  confidence: number
}

const rejection =
  /\b(no chance|no way|not (a )?chance|way (too|off|below)|too low|far too|insult\w*|a joke|joking|having a laugh|laugh\w*|give over|do me a favou?r|youre having|rip ?off|ridiculous|not (accept\w*|enough|happy|for me|selling (it )?(for|at)|worth it|going to|good enough|what i)|cant accept|cannot accept|wont (accept|be accepting|sell)|couldnt (accept|sell)|wouldnt (accept|sell)|declin\w*|reject\w*|turn(ing)? (it|that|this) down|no thanks?|no thank you|not (today|interested)|worth (a lot |far |much |way )?more|(rather|sooner) (keep|wait)|on your bike|jog on|in your dreams|dream on|pull the other|get lost|forget it|nah|nope|naw|hard pass|ill pass|absolutely not|pass on (this|that)|yeah right|as if|leave it)\b/

const acceptance =
  /\b(accept\w*|agree\w*|deal|go ahead|lets (do it|go|proceed|get it done|crack on)|happy (with|to (go|proceed|sell|take|accept))|proceed|sounds (good|great|fair|fine|perfect)|fine (by|with) (me|us)|thats (fine|good|great|perfect|ok with (me|us)|acceptable)|works for (me|us)|suits (me|us)|youve got|snap your hand|bite your (hand|arm)|go for it|ill take (it|that|the)|well take (it|that|the)|crack on|spot on|no brainer|no problem|no worries|not a problem|brilliant|perfect|count (me|us) in|(im|were|we are|i am) in|sold( to you| then)?|yes please|take (it|the (money|offer)))\b/
const plainYes =
  /^(yes|yep|yeah|yup|aye|ye|yh|ok yes|yes ok|absolutely|definitely|of course|sure)\b[ .!,]*(thanks|thank you|please|mate|all good|thats fine)?[ .!]*$/
const mildPraise = /\b(fair enough|smashing|lovely|super|great|good|grand|sound)\b/
const explicit =
  /\b(i|we|ill|well|happy to) (will |would |do |can |fully |gladly )?(accept|agree|take (it|the offer|that))|accepted|agreed|its a deal|deal\b|go ahead|lets do it|yes please|ill take/
const holding =
  /\b(let (you|u) know|think (about|on|it)|get back|speak (to|with)|talk (to|it)|ask my|discuss|consider|later|busy|not (sure|yet)|maybe|perhaps|undecided|need (some |more )?time|waiting (for|on)|in a meeting|at work|call (you )?(back|tomorrow|later)|sleep on it)\b/
const otherTerms =
  /\b(split the difference|meet (me |us )?(half ?way|in the middle)|plus (fees|costs|my)|(if|provided|as long as|so long as) (you|u) (pay|cover)|you (pay|cover) (my|the|our|all)|stay (on )?(in|for|until)|rent (it )?back|leave the furniture)\b/
const otherFigure =
  /(neighbou?rs?|next door|down the road|up the road|valued|valuation|agents?|zoopla|rightmove|mortgage|owe|owing|paid|bought|sold for|went for|rent|worth|similar)[^.;!\d]{0,30}$/

/** How a vendor answers an offer of this amount. Precedence: opt-out, wrong number, counter, no and yes, question, unclear. */
export function readOfferReply(body: string, offer: number, weAskedForYes = false): OfferReply {
  const text = words(body)
  const plain = (intent: Intent, confidence: number): OfferReply => ({ intent, amount: null, confidence })
  if (wantsNoContact(text)) return plain('opt_out', 0.95)
  if (isWrongNumber(text)) return plain('wrong_number', 0.9)

  const counter = counterIn(text, offer)
  if (counter !== null) return { intent: 'counter', amount: counter, confidence: 0.85 }

  const says = text
    .replace(/\bno (problem|worries|brainer|issue|bother|objections?)\b/g, 'no problem')
    .replace(
      /\b(cant|dont|not|never|wont|wouldnt|couldnt|cannot|didnt) (\w+ ){0,2}(accept|agree|proceed|go ahead|deal|happy|take|sounds?)\w*/g,
      'not accept',
    )
  const refuses =
    rejection.test(says) ||
    noLongerSells(text) ||
    /^no\b(?! problem)[ ,.!]*(thanks|thank you|sorry|way|chance|mate|not|its|thats|i |we |too|$)/.test(says)
  const agrees = !refuses && (acceptance.test(says) || plainYes.test(says))

  if (agrees && otherTerms.test(text)) return plain('counter', 0.7)
  if (otherTerms.test(text) && !refuses) return plain('counter', 0.6)
  if (refuses) return plain('rejection', isQuestion(text) ? 0.7 : 0.9)
  if (agrees && /\b(suppose|if i|if we|would you|hypothetically|what if)\b/.test(text))
    return plain('question', 0.7)
  if (agrees && holding.test(text)) return plain('unclear', 0.6)
  if (agrees && /\bbut\b/.test(text)) return plain('unclear', 0.5)
  if (agrees)
    return plain('acceptance', weAskedForYes || explicit.test(says) ? 0.95 : plainYes.test(says) ? 0.8 : 0.75)
  if (holding.test(text)) return plain('unclear', 0.8)
  if (isQuestion(text))
    return plain(
      /^ok(ay)? (so )?whats next/.test(text) ? 'acceptance' : 'question',
      /^ok(ay)? (so )?whats next/.test(text) ? 0.6 : 0.85,
    )
  if (mildPraise.test(text) && !/\bnot\b/.test(text)) return plain('acceptance', 0.6)
  return plain('unclear', 0.7)
}

/** The lowest figure that the vendor would take instead of the offer; null when no figure is a counter. */
function counterIn(text: string, offer: number): number | null {
  const more =
    /\b(?:(?:add|another|extra|up (?:it )?by|put) ?£? ?(\d{1,3})(k| grand| thousand)?|£? ?(\d{1,3})(k| grand| thousand)? (?:more|extra|higher|on top))\b/.exec(
      text,
    )
  if (more !== null) return offer + Number(more[1] ?? more[3]) * 1000
  const figures = amountsIn(text)
    .filter(({ amount, index }) => {
      const before = text.slice(Math.max(0, index - 40), index)
      return amount >= offer * 0.3 && amount <= offer * 3 && !otherFigure.test(before)
    })
    .map(({ amount }) => amount)
  const others = figures.filter((amount) => Math.abs(amount - offer) >= 500)
  return others.length === 0 ? null : Math.min(...others)
}

/** The vendor's own reason for a no, short and in their words. */
export function reasonIn(body: string): string {
  return body.replace(/\s+/g, ' ').trim().slice(0, 200)
}
