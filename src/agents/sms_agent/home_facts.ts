import type { PropertyType } from '../contract/agent.ts'

const numbers = ['studio', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const count = `\\d{1,2}|${numbers.slice(1).join('|')}|single`
const bedroomsPattern = new RegExp(
  `(not (?:a )?)?\\b(${count})[ -]?(?:x )?(?:double |dbl |single |good |good sized |large |big |small )?(?:beds?|bedrooms?|bedroomed|bd|bdrms?|br)\\b`,
  'g',
)

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

/** Bedrooms in a text (lower case): 0 is a studio. A bare number counts when we asked. Null when none or several are named. */
export function readBedrooms(text: string, wasAsked: boolean): number | null {
  const mended = takenBack.exec(text)?.[1]
  if (mended !== undefined) return asCount(mended)
  if (eitherOr.test(text) && (wasAsked || /\bbed/.test(text))) return null
  const named = [...text.matchAll(bedroomsPattern)].filter((found) => found[1] === undefined).at(-1)?.[2]
  if (named !== undefined) return withSmallRoom(asCount(named), text)
  const up = upAndDown.exec(text)?.[1]
  if (up !== undefined) return asCount(up)
  if (/\bstudio\b/.test(text)) return 0
  if (!wasAsked) return null
  const bare = bareCount.exec(text)?.[1]
  return bare === undefined ? null : withSmallRoom(asCount(bare), text)
}

const withSmallRoom = (rooms: number | null, text: string) =>
  rooms !== null && smallRooms.test(text) && /\bdoubles?\b/.test(text) ? rooms + 1 : rooms

function asCount(word: string): number | null {
  const value = word === 'single' ? 1 : /^\d/.test(word) ? Number(word) : numbers.indexOf(word)
  return value >= 0 && value <= 20 ? value : null
}

/** In this order: the more exact word first. */
const types: readonly (readonly [RegExp, PropertyType])[] = [
  [/\bsemi[ -]?det?t?ache?d?\b|\bsemi\b(?! (?:rural|retired|modern))/, 'semi_detached'],
  [/\bend[ -]?(of[ -]|of a )?(the )?(terr?aced?|terrance|terr|row)\b/, 'end_terrace'],
  [/\bmais+on+et+e?\b/, 'maisonette'],
  [/\bbungal?l?ow\b/, 'bungalow'],
  [/\b(?:fully )?det?t?ached\b(?! garage)/, 'detached'],
  [/\b(mid[ -]?)?(terr?aced?|terrance|teraced?|terr)( house)?\b|\btown ?house\b|\bcoach house\b/, 'terraced'],
  [/\b(flat|apartment|studio)\b(?! \d)/, 'flat'],
  [/\b(cottage|barn|farm|land|shop|pub|office|caravan|park home|houseboat|garages?|commercial)\b/, 'other'],
]

/** What the property has or lies beside, which it is not itself. */
const nearby =
  /\b(?:and|with|plus|above|over|near|by|next to|beside|has|got|behind|opposite|converted) (?:an? |the |its own |some |\d )?(?:\w+ )?(?:garages?|shop|land|office|pub|farm|takeaway|garden flat|annexe|barn)\b/g

/** The type of the property, or null. "Not a flat" does not make it one. */
export function readPropertyType(text: string): PropertyType | null {
  const stated = text
    .replace(/\b(?:not|isnt) an? \w+/g, ' ')
    .replace(nearby, ' ')
    .replace(
      /\b\d+\w? (?!(?:dbl |double )?bed|up\b|down\b)[a-z ]{1,25} (terrace|cottages?|farm)\b(?=,| [a-z]{1,2}\d)/g,
      ' ',
    )
  return types.find(([pattern]) => pattern.test(stated))?.[1] ?? null
}
