import type { AlertFactsFragment, AlertFilter } from '../graphql/documents.ts'

/** Whether an alert is about a lead that this user looks after. */
export const isOf = (userName: string) => (alert: AlertFactsFragment) =>
  alert.vendorLead?.leadOwner?.owner === userName

/** What is over; of mine only what is about my leads. */
export const pastFilter = (isMine: boolean): AlertFilter => ({
  resolvedAt: { isNull: false },
  ...(isMine && { mine: true }),
})
