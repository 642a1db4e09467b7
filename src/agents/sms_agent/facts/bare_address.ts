import { house, isProse, name, street, unit, welshStreet } from './names_of_streets.ts'

export interface AddressRead {
  address: string
  /** The words of the text that it was read from. */
  said: string
}

const numbered = new RegExp(
  `^(?:${unit}|(?:flat|apartment|apt|unit) ?)?\\d{1,4}[a-z]?(?:[-/]\\d+)?,? ((?:${name},? ?){1,6})(?= *(?:$|[.;\\n]))`,
  'i',
)
/** "The Old Rectory, Church Lane": a house with a name instead of a number. */
const named = new RegExp(
  `^((?:${name} ){0,3}${name}), ((?:${name} ){1,3}(?:${street})\\b|${welshStreet})(?:, [a-z' -]{2,25})?`,
  'i',
)
/** "Manor Farm Barn, Great Ryburgh": the name tells that it is a house, and capitals that it is a name. */
const namedInCapitals =
  /^((?:[A-Z][a-z'-]+ ){1,3}(?:Cottage|House|Farm|Barn|Lodge|Villa|Rectory|Vicarage|Manor|Grange|Hall|Mill)),? (?=[A-Z;])/
/** "Cromer Road, number 61", "house no 9, street: Albemarle Rd" */
const streetFirst = new RegExp(
  `((?:${name} ){1,3}(?:${street}))\\b[^.;]{0,12}\\((?:number|no\\.?) ?(\\d{1,4}[a-z]?)\\b\\)?|((?:${name} ){1,3}(?:${street})),? (?:number|no\\.?) ?(\\d{1,4}[a-z]?)\\b`,
  'i',
)
const numberFirst = new RegExp(
  `\\b(?:house |flat )?(?:number|no\\.?)(?: is)?[ :-]* ?(\\d{1,4}[a-z]?)\\W+(?:the )?(?:street|road|address)(?: name)?(?: is)?[ :-]*((?:${name} ){1,3}(?:${street}))\\b`,
  'i',
)

/** Where an answer may begin: with a sentence, behind a greeting, or behind what says that the address comes. */
const beginnings =
  /^|[.!?;\n]\s+|^(?:hi|hello|hiya|hey|dear|morning|good (?:morning|afternoon|evening))\b[^,.!?\d]{0,20}[,.!]\s*|\b(?:address|property|house|flat|home)(?: is|'s|:| -)\s+|\b(?:it's|its|it is|is at|is called|called)\s+(?:just )?/gi

/** The address in an answer to our question for it, which may be nothing else. `text`: with a sign where a postcode stood. */
export function bareAddress(text: string): AddressRead | null {
  const apart = numberFirst.exec(text)?.slice(0, 3) ?? apartIn(streetFirst.exec(text))
  if (apart !== null) {
    const [said = '', number = '', line = ''] = apart
    const words = line.split(' ')
    const road = words.slice(words.findLastIndex(isProse) + 1).join(' ')
    if (road.includes(' ')) return { address: tidy(`${number} ${road}`), said }
  }
  for (const { 0: before, index } of text.matchAll(beginnings)) {
    const rest = text.slice(index + before.length)
    const isLater = /^[.!?;\n]/.test(before)
    const found = numbered.exec(rest) ?? named.exec(rest) ?? namedInCapitals.exec(rest)
    if (found === null || found[0].length > 80) continue
    const words =
      found
        .slice(1)
        .join(' ')
        .split(/[\s,]+/)
        .filter((word) => word !== '') ?? []
    const comesBeforePostcode = /^[.,]?(?: ?[a-z' -]{2,25}[.,]?)? ?;/i.test(rest.slice(found[0].length))
    if (words.some(isProse) || (isLater && /^\d/.test(rest) && !comesBeforePostcode)) continue
    return { address: tidy(found[0]), said: found[0] }
  }
  return namedHouse(text)
}

/** "Rose cottage church lane", "The Old School House on Chapel Lane" */
const houseOnStreet = new RegExp(
  `((?:${name} ){1,3})(${house})(,| on|) ((?:${name} ){1,2}(?:${street}))\\b`,
  'i',
)

function namedHouse(text: string): AddressRead | null {
  const [said = '', name = '', kind = '', joint = '', road = ''] = houseOnStreet.exec(text) ?? []
  const words = name.trim().split(' ')
  const own = words.slice(words.findLastIndex(isProse) + 1)
  const isName = own.length > 0 && !road.split(' ').some(isProse)
  const isWritten = /^[A-Z]/.test(kind) || (joint !== ' on' && kind !== 'house')
  return said !== '' && isName && isWritten
    ? { address: tidy(`${own.join(' ')} ${kind}, ${road}`), said }
    : null
}

const apartIn = (found: RegExpExecArray | null) =>
  found === null ? null : [found[0], found[2] ?? found[4], found[1] ?? found[3]]

/** As an address is written on a letter. */
export function tidy(address: string): string {
  return address
    .replace(/\s+/g, ' ')
    .replace(/[\s,.;]+$/, '')
    .replace(/\b[a-z]/g, (letter, at: number) =>
      at === 0 || /[\s(]/.test(address[at - 1] ?? '') ? letter.toUpperCase() : letter,
    )
}
