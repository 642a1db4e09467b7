import { plainText, words } from './decode_text.ts'
import { amountsIn } from './money.ts'

const friendlyFaces = /[👍👌🤝🙂😊😀😃😄😁🎉🥳✅✔☺❤💪🙏👏💯🏠🏡🔑🙌](?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F)?/gu
/** Everything else may question, quote, cross out or mock what it stands beside. */
const plainCharacters = /^[\p{L}\d\s.,!'£&:+-]*$/u
const quotedWords = /(?:^|\s)'[^']+'(?=\W|$)/

/**
 * Whether a text is written so that a yes in it may be taken at its word: no question mark, no quotation marks, nothing
 * crossed out or mocked, and no figure but the offer's, to the pound. Any other yes is confirmed first.
 */
export function isWrittenStraight(body: string, offer: number): boolean {
  const characters = plainText(body).replace(/:-?\)/g, ' ').replace(friendlyFaces, ' ')
  return (
    plainCharacters.test(characters) &&
    !quotedWords.test(characters) &&
    amountsIn(words(body), offer).every(({ amount }) => amount === offer)
  )
}
