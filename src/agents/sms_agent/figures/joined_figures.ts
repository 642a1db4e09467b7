import type { Amount } from './amounts.ts'

/** How figures and words in one text hang together. Patterns read `words()`. */

const joins = /^ ?(?:-|\+|to|or|and|\/|maybe|up to|\?(?: or)?) ?(?:maybe )?£?$/
const lowered =
  /\b(?:reduced|reduc\w*|drop\w*|down|cut|lowered|slashed|knocked|came|gone|went|moved)\b[^.!?]*\bfrom £?\d[^.!?]*$/

const betweenOf = (text: string, one: Amount, next: Amount) => text.slice(one.index + one.length, next.index)

/** "From 160 to 150": no range, the second is what it is now. */
const isLowered = (text: string, next: Amount) => lowered.test(text.slice(0, next.index))

/** "85 90 that sort of thing" */
export const isStep = (text: string, one: Amount, next: Amount): boolean =>
  betweenOf(text, one, next) === ' ' && next.amount > one.amount && next.amount < one.amount * 1.2

/** "150 to 160", "150 or 160": which of the two it is has not been said. */
export const areAlternatives = (text: string, one: Amount, next: Amount): boolean =>
  (joins.test(betweenOf(text, one, next)) || isStep(text, one, next)) && !isLowered(text, next)

const condition =
  /\b(?:if|with|without|including|excluding|for (?:an? )?(?:quick|fast|cash|\d+ (?:day|week|month)s?))\b/
/** "150 if you pay the fees, 153 if not": each of the two has its own condition. */
export const haveConditions = (text: string, one: Amount, next: Amount): boolean =>
  condition.test(betweenOf(text, one, next)) &&
  (condition.test(text.slice(0, one.index)) || condition.test(text.slice(next.index + next.length)))

/** What the price has come down to: "reduced twice, from 160 to 150 to 145". */
export const isWhatItCameDownTo = (text: string, { index }: Amount): boolean =>
  / to £?$/.test(text.slice(0, index)) && isLowered(text, { amount: 0, index, length: 0 })

const adopting =
  /^[^!?]{0,60}?[,. ]+(?:(?:so|and|which|then|but) )*(?:(?:thats|that is) (?:right|correct)|(?:thats|that is|is|its) (?:(?:exactly|about|also|all) )*(?:what|all) (?:i|we|id|wed)(?: would| was| were)? (?:want|need|like|expect|take|accept|asking|ask|after|looking for|hoping for|be happy with)|(?:lets|let us|ill|well|id|wed|i would|we would|happy to|could) (?:just |probably |be happy to )*(?:say|go with|take|have|stick (?:at|with|to)|match|accept|settle for) (?:that|it|the same|this)(?! (?:into|as|up|on))|(?:id|wed|i would|we would|im|were)? ?(?:hope|hoping|looking) for (?:the same|that)|same again|so (?:somewhere |something )?(?:near|around|about|like|round) (?:there|that)|(?:can |could |if |will |would )?(?:you )?match (?:it|that)|(?:just )?(?:i |we |id |wed )?(?:just )?(?:want|like|need|after|take) (?:the )?same|(?:just )?(?:i |we )?(?:just )?want (?:my|our|that) (?:money )?back)\b/

const takenBack =
  /^(?:[ ,.!]|\b(?:k|no|i|we|the|wife|husband|says|it|was|should|be|is|its|hang|on|make|that)\b|\b(?:oops|ooops|whoops|sorry|meant|mean|wait|correction|typo|actually|make that)\b)*$/
const takes = /\b(?:oops|ooops|whoops|sorry|meant|mean|wait|correction|typo|actually|make that)\b/

/** "190k sorry meant 180k": the second is meant instead of the first. */
export const isInsteadOf = (text: string, one: Amount, next: Amount): boolean =>
  takes.test(betweenOf(text, one, next)) && takenBack.test(betweenOf(text, one, next))

const asOthersGot =
  /\b(?:want|wants|after|need|like|take|expect|same as)(?: only| just)? (?:what )?[^.!?]{0,40}\b(?:got|had|went for|sold for|made|fetched)\b[^.!?\d]{0,20}$/

/** Somebody else's figure that the vendor makes their own: "zoopla says 171k so lets say that". */
export const isAdopted = (text: string, { index, length }: Amount, others: readonly Amount[]): boolean =>
  (others.every((other) => other.index <= index) && adopting.test(text.slice(index + length))) ||
  (asOthersGot.test(text.slice(0, index)) &&
    !/\b(?:know|not|wont|wouldnt|cant)\b/.test(text.slice(0, index)) &&
    !/^\W*\?/.test(text.slice(index + length)))
