import type { Dice } from '../planning/dice.ts'
import { investors, solicitors } from './people.ts'

type Fill = (dice: Dice, at: Date) => unknown

const day: Fill = (_, at) => at.toISOString().slice(0, 10)
const moment: Fill = (_, at) => at
const pounds: Fill = (dice) => dice.pick('fee', [1000, 2000, 3000])

/** What people write into each field of a deal that a move may demand. */
const fills: Readonly<Record<string, Fill>> = {
  'deal.vendor_identity_checked_at': moment,
  'deal.investor_name': (dice) => dice.pick('investor', investors),
  'deal.reservation_fee': pounds,
  'deal.reserved_at': moment,
  'deal.solicitor': (dice) => dice.pick('solicitor', solicitors),
  'deal.sourcing_fee': pounds,
  'deal.legal_fees': pounds,
  'deal.expected_exchange_on': day,
  'deal.exchanged_on': day,
  'deal.expected_completion_on': day,
  'deal.completed_on': day,
}

/** The columns of a deal that a move still lacks, as somebody fills them in. */
export function filledIn(lacks: readonly string[], dice: Dice, at: Date): Record<string, unknown> {
  return Object.fromEntries(
    lacks.flatMap((field) => {
      const fill = fills[field]
      return fill === undefined ? [] : [[field.replace('deal.', ''), fill(dice, at)]]
    }),
  )
}
