import type { PropertyType } from '../../contract/agent.ts'
import { anotherHouse, clauseBefore, isOfNeighbours, wasSold } from './another_house.ts'
import { describing } from './said_of_the_house.ts'

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
    /\b(?:not|isnt|anything but|hardly|no longer) (?:really |actually )?(?:an? \w+|(?:semi[ -]?|fully )?detached|terraced?)\b/g,
    (said) => ' '.repeat(said.length),
  )
  for (const [pattern, type] of types) {
    const found = pattern.exec(stated)
    if (found !== null && isSaidOfIt(stated, found, type, wasAsked)) return { type, said: found[0] }
  }
  return { type: null, said: '' }
}

/** Whether the word for a kind stands in a text (lower case), whatever is said with it. */
export const namesPropertyType = (text: string): boolean => types.some(([pattern]) => pattern.test(text))

/** Where a house is, has or is made of: "flat out at work" and "a flat battery" are no homes. */
const goesWithAHouse =
  /^(?:$| ?[^ a-z]| (?:and|at|above|back|built|but|by|c|d|for|freehold|from|has|houses?|in|is|just|leasehold|love|mate|middle|near|needs?|no|nowt|of|off|on|or|over|please|property|really|share|sorry|tenants?|tenanted|terr\w*|thanks|thats|they|to sell|two|type|vacant|empty|with|without|[a-z]{1,2}\d\w*|i think|(?:i|we)(?:re| are|m| am| want to)? (?:sell\w*|own\w*|have))\b)/
const isOfAHouse =
  /\b(?:its|it is|it was|thats|this is|(?:house|property|place|mine|ours) is|bed\w*|bdrm|floor)\W*(?:[\w-]+ ){0,3}$/

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
  const rest = text.slice(index + said.length)
  return describing.test(before) && (goesWithAHouse.test(rest) || isOfAHouse.test(text.slice(0, index)))
}
