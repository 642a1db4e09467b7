import { pounds } from '../../money/pounds.ts'
import { type Pence, toPounds } from './pence.ts'

/** A sum in pence as `pounds()` writes it. */
export function formatGbp(amount: Pence): string {
  return pounds(toPounds(amount))
}
