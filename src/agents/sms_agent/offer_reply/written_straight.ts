import { amountsIn } from '../figures/amounts.ts'
import { plainText, words } from '../text/decode_text.ts'

const friendlyFaces = /[👍👌🤝🙂😊😀😃😄😁🎉🥳✅✔☺❤💪🙏👏💯🏠🏡🔑🙌](?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F)?/gu
/** Everything else may question, quote, cross out or mock what it stands beside. */
const plainCharacters = /^[\p{L}\d\s.,!'£&:+-]*$/u
const quotedWords = /(?:^|\s)'[^']+'(?=\W|$)/

/** "£150" for £150,000 may be a joke; "150" is how people speak of houses. */
const hundredsOfPounds = /£ ?\d{1,3}(?![\d,.]| ?(?:k|grand|thousand|m|mil|million)\b)/i
/** "Sold", "done", "go ahead", "lets go": what is sold, done or to go ahead? These words say what they are about. */
const namesTheDeal =
  /\b(yes|accept(ed)?|agree(d)?|deal|(take|have) (it|that|the|your)|sold to you|sell (it )?to you|yours|offer|price|figure)\b/
/** A yes in Polish or Welsh; in other languages the same word thanks or says nothing. */
const foreignYes = /^\W*(?:tak|ie|da|ja|si|oui)\W*$/i
const hesitates = /\.\.|…|\bwould\b/
/** "Yes we would" answers "would you accept"; whoever would like to accept it does. */
const isNoDoubt =
  /\bwould (?:both |all )?(?:like|love|be (?:happy|glad|pleased|delighted)) to (?:accept|agree|go ahead)\b/g
const isAnswer = /^(?:yes|yep|yeah|aye),? (?:i|we)(?: both)? would\b/

/** Whether a yes says to what it is one; after our question whether they accept nothing else can be meant. */
export const saysToWhat = (body: string, weAskedForYes: boolean) =>
  weAskedForYes || namesTheDeal.test(words(body)) || /\d/.test(body)

/**
 * Whether a text is written so that a yes in it may be taken at its word: no question mark, no quotation marks, nothing
 * crossed out or mocked, and no figure but the offer's, to the pound. Any other yes is confirmed first.
 */
export function isWrittenStraight(body: string, offer: number, wasAsked = false): boolean {
  const said = body.toLowerCase().replace(isNoDoubt, 'accept')
  const characters = plainText(body).replace(/:-?\)/g, ' ').replace(friendlyFaces, ' ')
  return (
    plainCharacters.test(characters) &&
    !quotedWords.test(characters) &&
    !hundredsOfPounds.test(body) &&
    !hesitates.test(wasAsked ? said.replace(isAnswer, 'yes') : said) &&
    !foreignYes.test(body) &&
    amountsIn(words(body), offer).every(({ amount }) => amount === offer)
  )
}
