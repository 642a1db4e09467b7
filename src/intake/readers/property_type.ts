import type { PropertyType } from '../../agents/contract/agent.ts'
import { plainWords } from './plain_text.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

/** HM Land Registry's letters. */
const letters: Record<string, PropertyType> = {
  d: 'detached',
  s: 'semi_detached',
  t: 'terraced',
  f: 'flat',
  o: 'other',
}

/** The first that fits counts: a detached bungalow is a bungalow, a semi-detached house is not detached. */
const words: readonly (readonly [PropertyType, RegExp])[] = [
  ['bungalow', /\bbungalow/],
  ['maisonette', /\bmaison+et+e?/],
  ['flat', /\b(flats?|apartments?|appartment|apt|studio|penthouse|duplex|bedsit)\b/],
  ['end_terrace', /\bend (of )?(the |a )?(row |terr)|\bendterrace/],
  ['semi_detached', /\bsemi/],
  [
    'terraced',
    /\bterr(ace|aced|aced house)?\b|\b(mid|inner) terr|\bmidterrace|\btown ?house\b|\bback to back\b/,
  ],
  ['detached', /\b(det|detatched|detached)\b/],
  [
    'other',
    /\b(other|land|plot|commercial|shop|office|garage|(mobile|park|static) home|caravan|houseboat|barn|farm|hotel|hmo|block)\b/,
  ],
]

/** The type of a property as people write it: "semi", "3 bed semi-detached", "terrace". */
export function readPropertyType(text: string): Reading<PropertyType> {
  const said = plainWords(text)
  const letter = letters[said]
  if (letter !== undefined) return understood(letter)

  const found = words.find(([, pattern]) => pattern.test(said))
  if (found !== undefined) return understood(found[0])
  return notUnderstood(
    /\b(house|cottage|home)\b/.test(said)
      ? 'which kind of house? detached, semi-detached, terraced or end terrace'
      : 'not a type of property that is known',
  )
}
