import { amountsIn } from '../figures/amounts.ts'
import { plainText, words } from '../text/decode_text.ts'

const friendlyFaces =
  /[👍👌🤝👏🙌🙏💪✌✅✔💯🏠🏡🔑🙂😊☺😀😃😄😁😇🥰😍🤩🤗😘😌🎉🎊🥳🥂🍾🎈✨🌟⭐🌞☀🌈💐🌹🌷🍀💃🕺\u2764\u2665\u{1F493}-\u{1F49D}\u{1F49F}\u{1F9E1}\u{1F90D}\u{1F90E}\u{1F5A4}](?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F)?/gu
/** Everything else may question, quote, cross out or mock what it stands beside. */
const plainCharacters = /^[\p{L}\d\s.,!'£&:+-]*$/u
const quotedWords = /(?:^|\s)'[^']+'(?=\W|$)/

/** "£150" for £150,000 may be a joke; "150" is how people speak of houses. */
const hundredsOfPounds = /£ ?\d{1,3}(?![\d,.]| ?(?:k|grand|thousand|m|mil|million)\b)/i
/** A yes in Polish or Welsh; in other languages the same word thanks or says nothing. */
const foreignYes = /^\W*(?:tak|ie|da|ja|si|oui)\W*$/i
/** What was passed on, somebody may have written to somebody else. */
const passedOn = /^\W*(?:fwd|fw|forwarded(?: message)?) ?:/i
/** Said twice over, it is how English says no. */
const shrugged =
  /^\W*(?:(?:yeah|yea|yeh|ya)(?:[\s,.]+(?:yeah|yea|yeh|ya))+|(?:yeah|yea|yeh|aye)[\s,]+right|aye[\s,]+sure)(?:[\s,.]+(?:ok|mate|pal|son|hen|love|then|so|sure|right|whatever))*\W*$/i
const trailsOff = /\.\.|…/
const inBrackets = /\(([^()]*)\)/g
const wholly = /\b1\d0 ?%/g

/**
 * Whether a text is written so that a yes in it may be taken at its word: it begins with a word, without a question mark, quotation
 * marks, anything crossed out or mocked, and no figure but the offer's, to the pound. Any other yes is confirmed first.
 */
export function isWrittenStraight(body: string, offer: number): boolean {
  const characters = plainText(body)
    .replace(/:-?\)/g, ' ')
    .replace(friendlyFaces, ' ')
    .replace(wholly, ' ')
    .replace(inBrackets, ', $1, ')
  return (
    /^[\p{L}\d£]/u.test(plainText(body)) &&
    !shrugged.test(body) &&
    plainCharacters.test(characters) &&
    !quotedWords.test(characters) &&
    !hundredsOfPounds.test(body) &&
    !trailsOff.test(body) &&
    !foreignYes.test(body) &&
    !passedOn.test(body) &&
    amountsIn(words(body), offer).every(({ amount }) => amount === offer)
  )
}
