/** What the clause before a place says of it when it is not the property: where somebody is, or where post is to go. */
const elsewhere =
  /\b(?:(?:i|we)(?:'m| am|'re| are| live| stay| moved| rent)?(?: \w+)? (?:live|am|are|moved|staying|stopping|living|at|renting)|(?:im|were|i'm|we're) (?:at|in|with|staying|stopping)|my (?:home|own|work|new) address|(?:post|send|sent|write|bills?|papers?|letters?|paperwork|anything|reach|find|c\/o|care of)\b[^.;!?]*\b(?:to|at|c\/o|of)|c\/o|my (?:sister|brother|mum|dad|son|daughter|friend|parent)'?s?'? (?:is at|lives?|place)|solicitors?|agents?|office|work|neighbou?rs?|next door|bank)\b[^.;!?\n]*$/i
/** "The plot behind 9 Mill Lane" */
const besideIt =
  /\b(?:behind|next to|opposite|opp|near|across from|beside|adjacent to|round the corner from|off|backs? on ?to)\W*$/i
const backToTheHouse =
  /\b(?:the (?:house|property|flat|bungalow)|(?:house|property|flat|bungalow) is|for sale|selling|it)(?: is|'s| itself)?\b[^.;!?\n]*$/i
/** "S6 4FG for the house" and "9 Elm Grove, not the house". */
const notThis =
  /^[^.;!?\n]{0,12}\b(?:not the (?:house|property)|for (?:us|me|post|letters)|is (?:us|me|ours|mine)|is (?:where i|my (?:home|own|work|new)))\b/i
const clause = /[.;!?\n]|,? but |,? and (?=i\b|my\b|we\b)|, (?=bills|post|i\b|my\b|we\b)/i

export function isThere(text: string, at: number, length: number): boolean {
  const before = text.slice(0, at).split(clause).at(-1) ?? ''
  if (besideIt.test(before)) return false
  const isElsewhere = elsewhere.test(before) && !backToTheHouse.test(elsewhere.exec(before)?.[0] ?? '')
  return !isElsewhere && !notThis.test(text.slice(at + length))
}

/** Two that are told as two: "14 Alma St and 16 Alma St". Which of them is meant, only the vendor can tell. */
export function areTwo(text: string, places: readonly { said: string; index: number }[]): boolean {
  const [last, before] = places.toReversed()
  return (
    last !== undefined &&
    before !== undefined &&
    last.said.toLowerCase() !== before.said.toLowerCase() &&
    /^\W*(?:and|or|&|plus|\+|also|n)\W*(?:also |the other (?:is|one is) )?(?:at )?$/i.test(
      text.slice(before.index + before.said.length, last.index),
    )
  )
}
