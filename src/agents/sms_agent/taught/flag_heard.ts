import { featuresOf } from './features.ts'
import { scoreOf, thresholds } from './scores.ts'

/** No flag first, then each as labels name it. */
export const flagKinds: readonly string[] = [
  ...[
    'none',
    'short_lease',
    'no_ews1',
    'non_standard_construction',
    'protected_tenant',
    'spray_foam',
    'flood',
  ],
  ...['co_owner_against', 'shared_ownership', 'debt_above_price', 'auction_date', 'subsidence'],
  ...['japanese_knotweed', 'other'],
]

/** Of which figures tell: those are reckoned with, not guessed. */
const reckoned: readonly string[] = ['short_lease', 'debt_above_price']

/** Which flag a sentence sounds like to whoever was taught by examples; null when like none, or not for certain. */
export function flagHeard(sentence: string): string | null {
  const features = featuresOf(sentence)
  const scores = flagKinds.map((flag) => scoreOf(`flag ${flag}`, features))
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  const none = (raised[0] ?? 0) / raised.reduce((sum, one) => sum + one, 0)
  const at = scores.indexOf(Math.max(...scores.slice(1)))
  const flag = flagKinds[at]
  if (
    flag === undefined ||
    (reckoned.includes(flag) && /\d/.test(sentence)) ||
    1 - none <= (thresholds.flag?.loud ?? 1)
  )
    return null
  return flag === 'other' ? 'other_red_flag' : flag
}
