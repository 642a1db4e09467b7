import { givenSum, givenText } from '../../forms/given.ts'
import type { TwoVersions } from '../../forms/refusal_of_act.ts'
import type { EditDealMutationVariables } from '../../graphql/documents.ts'
import { instantOf, wallClockOf } from '../../time/zoned.ts'
import type { LeadRow } from '../state/sheet.ts'

export type Deal = NonNullable<LeadRow['deal']>

export interface DealField {
  name: Exclude<keyof EditDealMutationVariables, 'dealId' | 'expectedUpdatedAt' | 'clear' | 'reason'>
  /** In the database, by which it is emptied. */
  column: string
  label: string
  kind: 'sum' | 'text' | 'day' | 'moment' | 'choice'
}

export const dealFields: readonly DealField[] = [
  { name: 'agreedPrice', column: 'agreed_price', label: 'Agreed price', kind: 'sum' },
  {
    ...{ name: 'vendorIdentityCheckedAt', column: 'vendor_identity_checked_at' },
    ...{ label: 'Identity checked', kind: 'moment' },
  },
  { name: 'investorName', column: 'investor_name', label: 'Investor', kind: 'text' },
  { name: 'reservedAt', column: 'reserved_at', label: 'Reserved', kind: 'moment' },
  { name: 'sourcingFee', column: 'sourcing_fee', label: 'Our fee', kind: 'sum' },
  { name: 'reservationFee', column: 'reservation_fee', label: 'Reservation fee', kind: 'sum' },
  { name: 'solicitor', column: 'solicitor', label: 'Solicitor', kind: 'text' },
  { name: 'legalFees', column: 'legal_fees', label: 'Legal fees we pay', kind: 'sum' },
  { name: 'expectedExchangeOn', column: 'expected_exchange_on', label: 'Exchange expected', kind: 'day' },
  { name: 'exchangedOn', column: 'exchanged_on', label: 'Exchanged', kind: 'day' },
  {
    ...{ name: 'expectedCompletionOn', column: 'expected_completion_on' },
    ...{ label: 'Completion expected', kind: 'day' },
  },
  { name: 'completedOn', column: 'completed_on', label: 'Completed', kind: 'day' },
  {
    ...{ name: 'fallThroughKind', column: 'fall_through_kind' },
    ...{ label: 'Fell through on', kind: 'choice' },
  },
]

/** As it stands in its field of the form. */
export function shownInField(deal: Deal, { name, kind }: DealField): string {
  const value = deal[name]
  if (value === null) return ''
  if (kind === 'moment') return wallClockOf(Date.parse(value))
  return kind === 'sum' ? value.replace(/\.00$/, '') : value
}

const changedIn = (given: FormData, opened: Deal) =>
  dealFields.filter((field) => (givenText(given, field.name) ?? '') !== shownInField(opened, field))

interface Versions {
  /** As its form was opened. */
  opened: Deal
  /** As whoever acts has last seen it. */
  seen: Deal
  now: Deal
}

/** What both have changed, to something else. */
export function overtakenFields({ opened, seen, now }: Versions, given: FormData): TwoVersions[] {
  return changedIn(given, opened).flatMap((field) => {
    const [theirs, mine] = [shownInField(now, field), givenText(given, field.name) ?? '']
    const isOvertaken = theirs !== shownInField(seen, field) && theirs !== mine
    return isOvertaken ? [{ label: field.label, theirs, mine }] : []
  })
}

/** What was changed in the form; undefined when nothing was. */
export function changeOfDeal(deal: Deal, given: FormData): EditDealMutationVariables | undefined {
  const changed = changedIn(given, deal)
  if (changed.length === 0) return undefined
  const written = changed.flatMap(({ name, kind }): [string, string][] => {
    const text = kind === 'sum' ? givenSum(given, name) : givenText(given, name)
    return text === undefined ? [] : [[name, kind === 'moment' ? instantOf(text) : text]]
  })
  return {
    ...Object.fromEntries(written),
    dealId: deal.id,
    clear: changed.filter(({ name }) => givenText(given, name) === undefined).map(({ column }) => column),
    reason: givenText(given, 'reason'),
  }
}
