import type { Condition } from '../../agents/contract/agent.ts'
import { plainWords } from './plain_text.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

/** The first that fits counts, so that a word of praise does not hide the work that is needed. */
const words: readonly (readonly [Condition, RegExp])[] = [
  [
    'uninhabitable',
    /\b(uninhabitable|un(live|liv)able|derelict|condemned|shell|no roof|fire damaged?|gutted)\b/,
  ],
  [
    'excellent',
    /\b(newly|recently|fully|completely|just) (refurb|renovated|modernised|modernized|decorated|done)/,
  ],
  ['good', /\b(needs? no|no|little) work( needed| required)?\b|\bready to move in/],
  [
    'poor',
    /\b(poor|bad|terrible|awful|run ?down|dilapidated|neglected|unmoderni[sz]ed|wreck|structural)\b|\b(full|complete|total|major|extensive) (refurb|renovat|moderni|work)|\b(needs?|requires?|in need of|needing|requiring) (a lot of |lots of |much )?(work|repair|renovat|refurb)/,
  ],
  [
    'fair',
    /\b(fair|average|ok|okay|dated|tired|reasonable|liveable|lived in|cosmetic)\b|\b(moderni[sz]|updating|update|redecorat|decorating)|\b(needs?|requires?|in need of) /,
  ],
  [
    'excellent',
    /\b(excellent|immaculate|perfect|pristine|superb|exceptional|mint|turn ?key|(as|brand|like) new|new build|show ?home)\b/,
  ],
  [
    'good',
    /\b(good|great|decent|sound|clean|tidy|nice|modern|well (kept|maintained|presented|looked after))\b/,
  ],
]

/** The condition of a property as people write it: "good", "needs full refurb", "a bit dated". */
export function readCondition(text: string): Reading<Condition> {
  const said = plainWords(text)
  if (/\bnot\b/.test(said)) return notUnderstood('says what it is not')
  const found = words.find(([, pattern]) => pattern.test(said))
  return found === undefined
    ? notUnderstood('not one of excellent, good, fair, poor and uninhabitable')
    : understood(found[0])
}
