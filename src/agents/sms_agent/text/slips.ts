/** Words on which much hangs, and which nobody writes by a slip in place of another. */
// biome-ignore format: a list of words reads best in lines
const weighty = [
  'accept', 'accepted', 'accepting', 'agree', 'agreed', 'agreeing', 'please', 'thanks', 'thank', 'offer', 'offers', 'happy', 'proceed', 'deal',
  'price', 'asking', 'looking', 'detached', 'terrace', 'terraced', 'bungalow', 'maisonette', 'bedroom', 'bedrooms', 'condition',
  'excellent', 'uninhabitable', 'postcode', 'address', 'interested', 'message', 'messages', 'number', 'wrong', 'solicitor', 'mortgage',
  'leasehold', 'freehold', 'through', 'sorry', 'answer', 'question',
]

/** Words of their own that are one slip away from a weighty one. */
const realWords = new Set(['than', 'tank', 'tanks', 'though', 'trough', 'wong', 'dela'])

/** Two neighbouring letters in each other's place, one left out but never the first, or one twice. */
function slipsOf(word: string): string[] {
  const places = Array.from({ length: word.length - 1 }, (_, at) => at)
  return places.flatMap((at) => [
    `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`,
    `${word.slice(0, at + 1)}${word.slice(at + 2)}`,
    `${word.slice(0, at + 1)}${word.charAt(at)}${word.slice(at + 1)}`,
  ])
}

const meant = new Map(
  weighty.flatMap((word) =>
    slipsOf(word)
      .filter((slip) => slip.length >= 4 && !weighty.includes(slip) && !realWords.has(slip))
      .map((slip) => [slip, word] as const),
  ),
)

/** What thumbs make of a weighty word, undone: "acecpt" is "accept". */
export const mendSlips = (text: string): string =>
  text.replace(/\b[a-z]{4,14}\b/gi, (word) => {
    const mended = meant.get(word.toLowerCase())
    if (mended === undefined) return word
    return word.charAt(0) === word.charAt(0).toUpperCase()
      ? mended.charAt(0).toUpperCase() + mended.slice(1)
      : mended
  })
