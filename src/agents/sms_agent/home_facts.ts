import type { Condition, PropertyType } from '../agent.ts'

const numbers = ['studio', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const count = `\\d{1,2}|${numbers.slice(1).join('|')}|single`
const bedroomsPattern = new RegExp(
  `(not (?:a )?)?\\b(${count})[ -]?(?:x )?(?:double |single |good |large |small )?(?:beds?|bedrooms?|bedroomed|br)\\b`,
  'g',
)

/** Bedrooms in a text (lower case): 0 is a studio. A bare number counts when we asked. Null when none is named. */
export function readBedrooms(text: string, wasAsked: boolean): number | null {
  const named = [...text.matchAll(bedroomsPattern)].filter((found) => found[1] === undefined).at(-1)?.[2]
  if (named !== undefined) return asCount(named)
  if (/\bstudio\b/.test(text)) return 0
  if (!wasAsked) return null
  const bare = new RegExp(
    `^(?:its |its got |just |only |about |sorry |actually |there are |there is |yes |got )*(${count})\\b(?! ?(?:k|grand|thousand|road|street))`,
  ).exec(text)?.[1]
  return bare === undefined ? null : asCount(bare)
}

function asCount(word: string): number | null {
  const value = word === 'single' ? 1 : /^\d/.test(word) ? Number(word) : numbers.indexOf(word)
  return value >= 0 && value <= 20 ? value : null
}

/** In this order: the more exact word first. */
const types: readonly (readonly [RegExp, PropertyType])[] = [
  [/\bsemi[ -]?detached?\b|\bsemi\b/, 'semi_detached'],
  [/\bend[ -]?(of[ -])?(the )?terraced?\b|\bend terr?ace\b/, 'end_terrace'],
  [/\bmaisonn?ette\b/, 'maisonette'],
  [/\bbungalow\b/, 'bungalow'],
  [/\bdetached\b/, 'detached'],
  [/\b(mid[ -]?)?terr?aced?( house)?\b|\btown ?house\b|\bcoach house\b/, 'terraced'],
  [/\b(flat|apartment|studio)\b(?! \d)/, 'flat'],
  [/\b(cottage|barn|farm|land|shop|pub|office|caravan|park home|houseboat|garages?|commercial)\b/, 'other'],
]

/** The type of the property, or null. "Not a flat" does not make it one. */
export function readPropertyType(text: string): PropertyType | null {
  const stated = text
    .replace(/\bnot an? \w+( \w+)?/g, ' ')
    .replace(/\b\d+\w? [a-z ]{1,25} (terrace|cottages?|farm)\b(?=,| [a-z]{1,2}\d)/g, ' ')
  return types.find(([pattern]) => pattern.test(stated))?.[1] ?? null
}

const conditions: readonly (readonly [RegExp, Condition])[] = [
  [
    /\b(uninhabitable|derelict|boarded up|condemned|gutted|fire damaged?|no (kitchen|bathroom|roof)|structural|unlivable|unliveable|falling down)\b/,
    'uninhabitable',
  ],
  [
    /\b(not (in )?(very |that |too |in a )?(good|great)|poor|bad (condition|shape|state|way)|terrible|awful|rough|run[ -]?down|wreck|damp|mould|needs? (a )?(lot|loads|full|complete|total|gutting|everything|rewir\w*|new (kitchen|bathroom|roof|boiler|electrics|heating|windows))|rewire|total refurb|major work|needs doing up)\b/,
    'poor',
  ],
  [
    /\b(excellent|immaculate|perfect|mint|pristine|brand new|fully (refurb\w*|renovated|modernised)|just (been )?(refurb\w*|renovated|done up)|newly (refurb\w*|renovated|decorated)|top notch|show home)\b/,
    'excellent',
  ],
  [
    /\b(dated|tired|cosmetic|decorat\w*|redecorat\w*|updating|needs? (a )?(bit|some|little|few|work|tlc|modernis\w*|refresh)|bit of work|some work|average|fair|ok condition|okay condition|not bad|so so|liveable|livable|old fashioned|moderni[sz]\w*)\b/,
    'fair',
  ],
  [
    /\b(good|great|nice|decent|lovely|well (kept|maintained|looked after)|move (straight )?in|ready to move|clean and tidy|fine)\b/,
    'good',
  ],
]

/** The condition, or null. A bare "ok" or "fine" counts only when we asked. */
export function readCondition(text: string, wasAsked: boolean): Condition | null {
  const found = conditions.find(([pattern]) => pattern.test(text))
  if (found === undefined) return wasAsked && /\b(ok|okay|alright|all right)\b/.test(text) ? 'fair' : null
  const [, condition] = found
  if (condition !== 'good' || wasAsked) return condition
  // "Good morning" and "fine, thanks" are no word on the house.
  return /\b(good|great|nice|decent|lovely|excellent) (condition|shape|nick|order|state)|well (kept|maintained|looked after)|move (straight )?in|ready to move/.test(
    text,
  )
    ? condition
    : null
}
