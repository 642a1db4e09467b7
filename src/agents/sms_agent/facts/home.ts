import type { PropertyType } from '../../contract/agent.ts'

const numbers = ['studio', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const count = `\\d{1,2}|${numbers.slice(1).join('|')}|single`
const size = '(?:double |dbl |single |good |good sized |large |big |small |decent )?'
const rooms = '(?:beds?|bedrooms?|bedroomed|bedder|bd|bdrms?|br)\\b'
const bedroomsPattern = new RegExp(`(not (?:a )?)?\\b(${count})[ -]?(?:x )?${size}${rooms}`, 'g')

const upAndDown = /\b(\d|two|three) up,? (?:and )?(?:\d|two|three) down\b/
/** "3 bedrooms, no sorry 4": the second number is of bedrooms too. */
const takenBack = new RegExp(
  `(?:beds?|bedrooms?)\\W+(?:no |oh |oops )*(?:sorry|wait|actually|i mean|i meant|make that|correction)[ ,]*(?:i mean |its |thats )?(${count})\\b`,
)
const eitherOr = new RegExp(
  `\\b(?:${count}) ?(?:or|to|-|/|maybe) ?(?:${count})\\b(?! ?(?:k|grand|thousand|baths?))`,
)
const bareCount = new RegExp(
  `^(?:(?:its|its got|just|only|about|sorry|actually|there are|there is|theres|yes|no|got|it has|has|we have|say|erm|um) )*(${count})(?=$|[ ]*[.,!?;]| (?:and|with|plus|in|upstairs|i think|mate|of them|all|doubles?|rooms?|total|please|thanks|but|it)\\b)`,
)
const smallRooms =
  /\b(?:and|plus|\+|with) (?:a|one|1) (?:small |little )?(?:box ?room|single|small one|smaller one)\b/

/** Whom or what the sentence is about when it is not the house for sale, or the house that they look for. */
const anotherHouse =
  /\b(?:my|his|her|our|their|the|a) (?:sons?|daughters?|sisters?|brothers?|mums?|dads?|mates?|friends?|neighbou?rs?|parents?|nans?|other (?:house|place|one))\b|\bnext ?doors?\b|\bneighbou?rs?\b|\b(?:want|wanting|wants|fancy|fancied|looking for|buy|buying|bought|after|move (?:in)?to|moving (?:in)?to|going (?:from|to|into)|downsiz\w+ to|moved to|retire to|need|prefer|dream of|found|seen|saw|do you (?:do|buy|take)|works? (?:in|at)|live in|i rent)(?: (?:a|an|another|two|one|the|our|some|my))?\b/

export interface BedroomsRead {
  bedrooms: number | null
  said: string
}

const roomsRead = (word: string, said: string, text: string): BedroomsRead => ({
  bedrooms: withSmallRoom(asCount(word), text),
  said,
})
const noRooms: BedroomsRead = { bedrooms: null, said: '' }

/** Bedrooms in a text (lower case): 0 is a studio. A bare number counts when we asked. Null when none or several are named. */
export function readBedrooms(text: string, wasAsked: boolean): BedroomsRead {
  const mended = takenBack.exec(text)
  if (mended?.[1] !== undefined) return { bedrooms: asCount(mended[1]), said: mended[0] }
  if (eitherOr.test(text) && (wasAsked || /\bbed/.test(text))) return noRooms
  const named = [...text.matchAll(bedroomsPattern)]
    .filter(({ index }) => !anotherHouse.test(clauseBefore(text, index)))
    .filter((found) => found[1] === undefined)
    .at(-1)
  if (named?.[2] !== undefined) return roomsRead(named[2], named[0], text)
  const up = upAndDown.exec(text)
  if (up?.[1] !== undefined) return { bedrooms: asCount(up[1]), said: up[0] }
  if (/\bstudio\b/.test(text)) return { bedrooms: 0, said: '' }
  if (!wasAsked) return noRooms
  const bare = bareCount.exec(text)
  return bare?.[1] === undefined ? noRooms : roomsRead(bare[1], bare[0], text)
}

const withSmallRoom = (found: number | null, text: string) =>
  found !== null && smallRooms.test(text) && /\bdoubles?\b/.test(text) ? found + 1 : found

function asCount(word: string): number | null {
  const value = word === 'single' ? 1 : /^\d/.test(word) ? Number(word) : numbers.indexOf(word)
  return value >= 0 && value <= 20 ? value : null
}

/** What is said before it in its clause, since "its" or "the one for sale is". */
const clauseBefore = (text: string, index: number) =>
  text
    .slice(0, index)
    .split(
      /[.!?;,:/\n]| - | but |\b(?:its|it is|thats|selling is|for sale is|house is|property is|this is)\b/,
    )
    .at(-1)
    ?.trim() ?? ''

/** In this order: the more exact word first. */
const types: readonly (readonly [RegExp, PropertyType])[] = [
  [/\bsemi[ -]?det?t?ache?d?\b|\bsemi\b(?! (?:rural|retired|modern))/, 'semi_detached'],
  [/\bend[ -]?(of[ -]|of a )?(the )?(terr?aced?|terrance|terr|tce|row)\b/, 'end_terrace'],
  [/\bmais+on+et+e?\b/, 'maisonette'],
  [/\bbungal?l?ow\b/, 'bungalow'],
  [/\b(?:fully )?det?t?ached\b(?! garage)/, 'detached'],
  [
    /\b(mid[ -]?)?(te?rr?ace?d?|terrance|ter?r?[ae]ced?|terr|tce)( house)?\b|\btown ?house\b|\bcoach house\b|\bback to back\b/,
    'terraced',
  ],
  [/\b(flat|apartment)\b(?! (?:\d|roof))/, 'flat'],
  [/\b(cottage|barn|farm|land|shop|pub|office|caravan|park home|houseboat|garages?|commercial)\b/, 'other'],
]

/** What is said before the type of a house when it is said of the house: "its a big old 3 bed", "ex council". */
const describing =
  /^(?:(?:hi|hello|hiya|yes|no|ok|well|so|and|sorry|thanks|erm|um|its|it|is|was|thats|this|that|these|my|our|mums|dads|nans|mothers|fathers|property|place|house|home|one|we|i|id|ive|weve|have|got|own|to|sell|selling|for|sale|a|an|the|of|in|just|only|like|actually|probably|think|say|not|isnt|but|nice|lovely|big|small|smallish|large|little|tiny|old|older|new|newish|modern|standard|normal|ordinary|plain|good|decent|typical|traditional|victorian|edwardian|georgian|period|stone|brick|built|ex|former|council|type|local|authority|mid|end|corner|double|dbl|fronted|single|storey|two|three|one|four|five|six|ground|first|second|third|top|lower|upper|basement|floor|studio|purpose|converted|self|contained|retirement|leasehold|freehold|tenanted|empty|vacant|bed|beds|bedroom|bedrooms|bedroomed|bdrm|up|down|link|linked|true|chalet|dormer|semi|detached|terraced|\d+s?|\d+(?:st|nd|rd|th)|\d*x)[ -]*)*$/

export interface TypeRead {
  type: PropertyType | null
  said: string
}

/** The type of the property, where a clause says it of the house. "Not a flat" does not make it one. */
export function readPropertyType(text: string, wasAsked = false): TypeRead {
  const stated = text.replace(/\b(?:not|isnt) (?:really |actually )?an? \w+/g, (said) =>
    ' '.repeat(said.length),
  )
  for (const [pattern, type] of types) {
    const found = pattern.exec(stated)
    if (found !== null && isSaidOfIt(stated, found, type, wasAsked)) return { type, said: found[0] }
  }
  return { type: null, said: '' }
}

function isSaidOfIt(
  text: string,
  { index, 0: said }: RegExpExecArray,
  type: PropertyType,
  wasAsked: boolean,
): boolean {
  const before = clauseBefore(text, index)
  if (anotherHouse.test(before) || /\?/.test(text.slice(index).split(/[.!\n]/)[0] ?? '')) return false
  if (type === 'other') {
    const after = text.slice(index + said.length)
    return (
      describing.test(before) &&
      /^ ?(?:$|[.,!;]| (?:for sale|with|in|on)\b)/.test(after) &&
      (wasAsked || /\b(?:its|it is|this is|property is)\b/.test(before))
    )
  }
  return (
    describing.test(before) ||
    (wasAsked &&
      !/\b(?:next to|near|behind|opposite|above|over|beside|by|with|has|and) (?:an? |the )?$/.test(before))
  )
}
