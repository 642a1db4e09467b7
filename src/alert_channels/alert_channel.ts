import type { Notice, NoticeResult } from '../../db/work/alert_deliveries.ts'
import type { Found } from '../health/finding.ts'

/** A way to people. */
export interface AlertChannel {
  readonly name: string
  /** Hands over notices, as one. */
  deliver(
    notices: readonly Notice[],
    signal: AbortSignal,
  ): Promise<Exclude<NoticeResult, { kind: 'no_channel' }>>
  /** Whether it would take one; bothers nobody. */
  check(): Promise<Found[]>
}
