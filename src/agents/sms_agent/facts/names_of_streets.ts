export const street =
  'road|rd|street|st|avenue|ave|lane|ln|close|cl|drive|dr|way|court|ct|crescent|cres|terrace|place|pl|gardens|gdns|grove|hill|park|walk|row|square|sq|mews|view|rise|green|parade|gate|vale|wynd|brae|loan|gait|approach|villas|buildings|esplanade|promenade|broadway|av|pk|fold|garth|brow|ridge|croft|end|fields?|meadows?|mount|wharf|quay|hall|cottages?|farm|house|banks?|chase|copse|dene|dale|nook|orchards?|paddocks?|heights|yard|passage|alley|hollow|common|causeway|quadrant|circus|leys?|lea'

/** A second kind behind the first: "Quarry Bank Cottages". */
export const alsoStreet = `(?: (?:close|cottages|court|gardens|road|rd|street|st|avenue|ave|lane|drive|way|crescent|grove|mews|villas)(?=[,.;]|$| [a-z]{1,2}\\d))?`

/** What a house with a name is called by. */
export const house =
  'cottage|lodge|barn|farm|farmhouse|villa|rectory|vicarage|manor|grange|mill|house|hall|forge|chapel|stables'

/** A word of a name; a full stop ends only a short one ("St. Marys"). */
export const name = "(?:(?:st|dr|mt|gt|[a-z])\\.|[a-zà-ÿ][\\wà-ÿ'-]*)"

/** Words of sentences, which no street is called by; "the" and "of" are. */
const prose =
  "a|an|and|or|but|for|by|to|in|on|at|with|is|its|it's|it|are|was|be|i|i've|im|i'm|you|you've|we|we're|we've|my|your|our|me|us|this|that|not|no|dont|don't|bed|beds|bedroom|bath|dbl|double|storey|story|up|down|year|years|yr|yrs|month|months|week|weeks|day|days|mins?|minutes|miles|thousand|grand|k|hundred|looking|asking|hoping|after|want|wants|need|like|price|offer|house|flat|property|bus|would|ono|each|per|from|both|let|empty|vacant|tenanted|sold|freehold|leasehold|semi|detached|terraced|bungalow|if|when|or so|ish|just|only|yes|hi|hello|please|thanks|there|here|now|then|well|ok|cash|ono|oiro|something|nothing|somewhere|sorry|about|around|roughly|maybe|doubles|singles|rooms|receptions|baths|garage|dear|morning|afternoon|evening|hiya|hey|mr|mrs|miss|regards|address"
export const prosaicTown = new RegExp(`(?:^|[ ,])(?:${prose})(?= |,|$)`, 'i')
const prosaic = new RegExp(`^(?:${prose})$`, 'i')

/** What a street begins with in Welsh. */
export const welshStreet =
  "(?:heol|ffordd|stryd|rhodfa|clos|cwrt|l[oô]n|maes|bryn)(?: (?:y|yr|pen|tan|llan))* (?:[a-z][a-z'-]+ [a-z][a-z'-]+(?=,)|[a-z][a-z'-]+)"
/** "Flat 2/1," and "Apartment 14 The Old Mill,"; of a "top floor flat" it is the kind. */
export const unit =
  "(?<!(?:floor|top|upper|lower|ground|basement|garden) )(?:flat|apartment|apt|unit|plot) ?(?:\\d+[a-z]?(?:/\\d+)?,? (?:(?:[a-z][a-z'-]* ){0,3}[a-z][a-z'-]*, )?|[a-z],? |(?=\\d))"
export const unitAtFront = new RegExp(`^${unit}`, 'i')

/** "Beech House" and "The Bungalow" are names, "the house" is none. */
export const isProse = (word: string, at: number, words: readonly string[]): boolean => {
  const before = words[at - 1] ?? ''
  const isName = /^house$/i.test(word)
    ? !/^(?:the|of|)$/i.test(before)
    : /^the bungalow$/i.test(`${before} ${word}`)
  return prosaic.test(word) && !isName
}

const ones = 'one two three four five six seven eight nine'.split(' ')
const upToTwenty =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const inDigits = new Map([
  ...[...ones, ...upToTwenty].map((word, at): [string, number] => [word, at + 1]),
  ...tens.map((word, at): [string, number] => [word, (at + 2) * 10]),
])
const belowHundred = `(?:${tens.join('|')})(?:[ -](?:${ones.join('|')}))?|${[...upToTwenty, ...ones].join('|')}`
/** Behind these a number goes on. */
const goesOn = `(?:${[...inDigits.keys()].join('|')}|hundred|thousand|grand|point|and|k|million|half|oh)`
const spelledOut = `(?:${ones.join('|')})(?: (?:${ones.join('|')}|oh|zero|nought)){1,2}`
const numberInWords = new RegExp(
  `(?<=^\\W*|[.,;:!?\\n] ?|\\b(?:its|it's|it is|number|no|address|is|at|hi|hello|there) )(${spelledOut}|(?:(?:a|one|two|three) hundred(?: and)?(?: |(?=,)))?(?:${belowHundred})?)\\b(?: ?([a-h]))?(?![ -]${goesOn}\\b)(?=,? (?:${name} ){1,3}(?:${street})\\b|,? (?:${name} ){0,2}${name}(?:,|$))`,
  'gi',
)

function countSaid(said: string): number {
  const words = said.toLowerCase().split(/[ -]+/)
  const figures = words.map((word) => (/^(?:oh|zero|nought)$/.test(word) ? 0 : (inDigits.get(word) ?? 10)))
  if (words.length > 1 && figures.every((figure) => figure < 10)) return Number(figures.join(''))
  return words.reduce(
    (sum, word) => (word === 'hundred' ? Math.max(sum, 1) * 100 : sum + (inDigits.get(word) ?? 0)),
    0,
  )
}

/** "Five Hollin Lane" with its number in digits. */
export const withNumberInDigits = (text: string): string =>
  text.replace(numberInWords, (said, number: string, letter = '') =>
    number.trim() === '' ? said : `${countSaid(number)}${letter}`,
  )
