import type { NoticeResult } from '../../db/work/alert_deliveries.ts'
import type { Found } from '../health/finding.ts'
import type { Message } from './message.ts'

export type Handover = (
  message: Message,
  signal: AbortSignal,
) => Promise<Exclude<NoticeResult, { kind: 'no_channel' }>>

/** A way to people. */
export interface AlertChannel {
  readonly name: string
  /** Where those who read a message follow its links. */
  readonly publicUrl: string
  /** Hands it to whoever of the company watches. */
  deliver: Handover
  /** Hands it to one person, at an address of theirs. */
  deliverTo(address: string): Handover
  /** Whether it would take one; bothers nobody. */
  check(): Promise<Found[]>
}
