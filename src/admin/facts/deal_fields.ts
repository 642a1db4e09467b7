import type { EditDealInput } from '../graphql/documents.ts'
import { instantOf } from '../time/zoned.ts'

export interface DealField {
  name: Exclude<keyof EditDealInput, 'dealId' | 'expectedUpdatedAt' | 'clear' | 'reason'>
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

/** What was written into a field, as the API takes it. */
export function givenOfDeal({ name, kind }: DealField, text: string): Partial<EditDealInput> {
  if (kind === 'moment') return { [name]: instantOf(text) }
  return { [name]: kind === 'sum' ? text.replaceAll(/[£,\s]/g, '') : text }
}
