import type { TwoVersions } from '../../forms/refusal_of_act.ts'
import { waitInWords } from '../numbers/waits.ts'
import type { AlertRule } from './alert_rule.ts'

const percent = (share: string | null) => (share === null ? '' : `${Number(share) * 100} %`)
const wait = (given: AlertRule['holdsFor']) => (given === null ? '' : waitInWords(given))

const parts: readonly { label: string; words: (rule: AlertRule) => string }[] = [
  { label: 'It matters', words: ({ severity }) => severity.toLowerCase() },
  { label: 'It is raised', words: ({ enabled }) => (enabled ? 'yes' : 'never') },
  { label: 'From how many on', words: ({ leastCount }) => String(leastCount ?? '') },
  { label: 'From which share on', words: ({ leastShare }) => percent(leastShare) },
  { label: 'Of how many in all', words: ({ leastSample }) => String(leastSample ?? '') },
  { label: 'Below which share', words: ({ belowShare }) => percent(belowShare) },
  { label: 'Raised when it has been so for', words: ({ holdsFor }) => wait(holdsFor) },
  { label: 'Told again every', words: ({ repeatsEvery }) => wait(repeatsEvery) },
  { label: 'Matters more after', words: ({ escalatesAfter }) => wait(escalatesAfter) },
]

/** In what two people would have a rule of alerts otherwise. */
export const compareRules = (now: AlertRule, mine: AlertRule): TwoVersions[] =>
  parts
    .map(({ label, words }) => ({ label, theirs: words(now), mine: words(mine) }))
    .filter(({ theirs, mine: meant }) => theirs !== meant)
