import type { AlertFilter } from '../graphql/documents.ts'

/** What is over; of mine only what is about my leads. */
export const pastFilter = (isMine: boolean): AlertFilter => ({
  resolvedAt: { isNull: false },
  ...(isMine && { mine: true }),
})
