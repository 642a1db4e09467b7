export const street =
  'road|rd|street|st|avenue|ave|lane|ln|close|cl|drive|dr|way|court|ct|crescent|cres|terrace|place|pl|gardens|gdns|grove|hill|park|walk|row|square|sq|mews|view|rise|green|parade|gate|vale|wynd|brae|loan|gait|approach|villas|buildings|esplanade|promenade|broadway|av|pk|fold|garth|brow|ridge|croft|end|fields?|meadows?|mount|wharf|quay|hall|cottages?|farm|house'

/** Words of sentences, which no street is called by; "the" and "of" are. */
const prose =
  "a|an|and|or|but|for|by|to|in|on|at|with|is|its|it's|it|are|was|be|i|i've|im|i'm|you|you've|we|we're|we've|my|your|our|me|us|this|that|not|no|dont|don't|bed|beds|bedroom|bath|dbl|double|storey|story|up|down|year|years|yr|yrs|month|months|week|weeks|day|days|mins?|minutes|miles|thousand|grand|k|hundred|looking|asking|hoping|after|want|wants|need|like|price|offer|house|flat|property|bus|would|ono|each|per|from|both|let|empty|vacant|tenanted|sold|freehold|leasehold|semi|detached|terraced|bungalow|if|when|or so|ish"
export const prosaicTown = new RegExp(`(?:^|[ ,])(?:${prose})(?= |,|$)`, 'i')
const prosaic = new RegExp(`^(?:${prose})$`, 'i')

/** What a street begins with in Welsh. */
export const welshStreet =
  "(?:heol|ffordd|stryd|rhodfa|clos|lon|maes)(?: (?:y|yr|pen|tan|llan))* (?:[a-z][a-z'-]+ [a-z][a-z'-]+(?=,)|[a-z][a-z'-]+)"
/** "Flat 2/1," and "Apartment 14 The Old Mill,"; of a "top floor flat" it is the kind. */
export const unit =
  "(?<!(?:floor|top|upper|lower|ground|basement|garden) )(?:flat|apartment|apt|unit|plot) ?(?:\\d+[a-z]?(?:/\\d+)?,? (?:(?:[a-z][a-z'-]* ){0,3}[a-z][a-z'-]*, )?|[a-z],? |(?=\\d))"
export const unitAtFront = new RegExp(`^${unit}`, 'i')

/** "Beech House" is a name, "the house" none. */
export const isProse = (word: string, at: number, words: readonly string[]): boolean =>
  prosaic.test(word) && !(/^house$/i.test(word) && at > 0 && !/^(?:the|of|)$/i.test(words[at - 1] ?? ''))

const inDigits = new Map(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, at) => [word, String(at + 1)]),
)
const numberInWords = new RegExp(
  `^(\\W*(?:(?:its|it's|it is|number|no|the address is)[ :,]+)*)(${[...inDigits.keys()].join('|')})(?=,? (?:[a-z'.-]+ ){1,3}(?:${street})\\b)`,
  'i',
)

/** "Five Hollin Lane" with its number in digits. */
export const withNumberInDigits = (text: string): string =>
  text.replace(
    numberInWords,
    (_, before: string, word: string) => `${before}${inDigits.get(word.toLowerCase())}`,
  )
