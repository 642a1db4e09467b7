import type { PropertyType } from '../../contract/agent.ts'
import { anotherHouse, clauseBefore, isOfNeighbours, wasSold } from './another_house.ts'

/** In this order: the more exact word first. */
const types: readonly (readonly [RegExp, PropertyType])[] = [
  [/\bbungal?l?ow\b/, 'bungalow'],
  [/\bsemi[ -]?det?t?ache?d?\b|\bsemi\b(?! (?:rural|retired|modern))/, 'semi_detached'],
  [
    /\bend[ -]?(of[ -]|of a )?(the )?(terr?aced?|terrance|terr|tce|row)\b|\bterr\w*\b[^.]*\bend (?:one|house)\b/,
    'end_terrace',
  ],
  [/\bmais+on+et+e?\b/, 'maisonette'],
  [/\b(?:fully )?det(?:t?at?ched)?\b(?! garage)/, 'detached'],
  [
    /\b(mid[ -]?)?(te?rr?ace?d?|terrance|ter?r?[ae]ced?|terr|tce)( house)?\b|\btown ?house\b|\bcoach house\b|\bback to back\b/,
    'terraced',
  ],
  [/\b(flat|apartment)\b(?! (?:\d|roof))/, 'flat'],
  [/\b(cottage|barn|farm|land|shop|pub|office|caravan|park home|houseboat|garages?|commercial)\b/, 'other'],
]

/** What is said before the type of a house when it is said of the house: "its a big old 3 bed", "ex council". */
const describing =
  /^(?:(?:hi|hello|hiya|mine|ours|yes|no|ok|well|so|and|sorry|thanks|erm|um|its|it|is|was|thats|this|that|these|my|our|mums|dads|nans|mothers|fathers|property|place|house|home|one|we|i|id|ive|weve|have|got|own|to|sell|selling|for|sale|a|an|the|of|in|just|only|like|actually|probably|think|say|not|isnt|but|nice|lovely|big|small|smallish|large|little|tiny|old|older|new|newish|modern|standard|normal|ordinary|plain|good|decent|typical|traditional|victorian|edwardian|georgian|period|stone|brick|built|ex|former|council|type|local|authority|mid|end|corner|double|dbl|fronted|single|storey|two|three|one|four|five|six|ground|first|second|third|top|lower|upper|basement|floor|studio|purpose|converted|self|contained|retirement|leasehold|freehold|tenanted|empty|vacant|bed|beds|bedroom|bedrooms|bedroomed|bdrm|up|down|garden|link|linked|true|chalet|dormer|semi|detached|terraced|\d+s?|\d+(?:st|nd|rd|th)|\d*x)[ -]*)*$/

/** "The bungalow's in Ormskirk", of which patterns read no apostrophe. */
const withIs = (text: string) =>
  text.replace(
    /\b(the|my|our|this) (bungalow|flat|maisonette|cottage)s (?=in|at|on|a|an|not|got)\b/g,
    '$1 $2 is ',
  )

export interface TypeRead {
  type: PropertyType | null
  said: string
}

/** The type of the property, where a clause says it of the house. "Not a flat" does not make it one. */
export function readPropertyType(text: string, wasAsked = false): TypeRead {
  const stated = withIs(text).replace(
    /\b(?:not|isnt) (?:really |actually )?(?:an? \w+|(?:semi[ -]?|fully )?detached|terraced?)\b/g,
    (said) => ' '.repeat(said.length),
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
  if (
    anotherHouse.test(before) ||
    isOfNeighbours(text, index) ||
    wasSold(text, index + said.length) ||
    /\?/.test(text.slice(index).split(/[.!,;\n]/)[0] ?? '')
  )
    return false
  if (type === 'other') {
    const after = text.slice(index + said.length)
    return (
      describing.test(before) &&
      /^ ?(?:$|[.,!;]| (?:for sale|with|in|on)\b)/.test(after) &&
      (wasAsked ||
        /\b(?:its|it is|this is|property is)\b/.test(before) ||
        (said === 'park home' && before === ''))
    )
  }
  return (
    describing.test(before) ||
    (wasAsked &&
      !/\b(?:next to|near|behind|opposite|above|over|beside|by|with|has|and) (?:an? |the )?$/.test(before))
  )
}
