const kin = '(?:sister|brother|mum|dad|son|daughter|friend|parent)'
/** What the clause before a place says of it when it is not the property: where somebody is, or where post is to go. */
const elsewhere = new RegExp(
  `\\b(?:${[
    "(?:i|we)(?:'m| am|'re| are)?(?: \\w+)? (?:live|moved|stay|staying|stopping|living|rent|renting)",
    "(?:i|we) (?:am|are|was|were)(?: \\w+)? (?:at|in|with)|(?:im|were|i'm|we're)(?: \\w+)? (?:at|in|with|staying|stopping)",
    'my (?:home|own|work|new) address',
    '(?:post|send|sent|write|bills?|papers?|letters?|paperwork|anything|reach|find|c/o|care of)\\b[^.;!?]*\\b(?:to|at|c/o|of)|c/o|keys?\\b[^.;!?]*\\b(?:at|with)',
    `my ${kin}'?s?'? (?:is at|lives?|place)`,
    "(?:solicitors?|agents?|office|work|neighbou?rs?|next door|(?:my|our|the|your) bank)(?:'s)?",
  ].join('|')})\\b[^.;!?\\n]*$`,
  'i',
)
/** "The plot behind 9 Mill Lane" */
const besideIt =
  /\b(?:not|behind|next to|opposite|opp|near|across from|beside|adjacent to|round the corner from|off|backs? on ?to) *$/i
const backToTheHouse =
  /\b(?:the (?:house|property|flat|bungalow)|(?:house|property|flat|bungalow) is|for sale|selling)(?: is|'s| itself)?\b[^.;!?\n]*$|\bit(?: is|'s| itself)\b[^.;!?\n]*$/i
/** "The house for your solicitor to look up is 9 Elm Grove" */
const isOfTheHouse = /^\W*(?:the|my|our|this) (?:house|property|flat|bungalow|one)\b.*\b(?:is|at)\W*$/i
/** "S6 4FG for the house" and "9 Elm Grove, not the house". */
const notThis =
  /^[^.;!?\n]{0,12}\b(?:not the (?:house|property)|for (?:us|me|post|letters)|is (?:us|me|ours|mine)|(?:is|thats|that's) (?:where i|my (?:home|own|work|new))|(?:which |that )?(?:i am|i'm|im|we are|we're) keeping)\b/i
const clause = /[.;!?\n]|,? but |,? and (?=i\b|my\b|we\b)|, (?=bills|post|i\b|my\b|we\b)/i

export function isThere(text: string, at: number, length: number): boolean {
  const before = text.slice(0, at).split(clause).at(-1) ?? ''
  if (besideIt.test(before)) return false
  const there = elsewhere.exec(before)?.[0]
  const isElsewhere = there !== undefined && !backToTheHouse.test(there) && !isOfTheHouse.test(before)
  const after = text.slice(at + length)
  // "The flat at 9 Elm Grove, not the house" tells two parts of one address apart.
  const isPart = /\b(?:flat|bungalow|annexe?)\b/i.test(before)
  return (
    !isElsewhere &&
    !notThis.test(isPart ? after.replace(/^([^.;!?\n]{0,12}\b)not the house\b/i, '$1') : after)
  )
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
