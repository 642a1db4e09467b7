import { Due } from '../../time/Due.tsx'
import { spoken } from '../../words/plain_words.ts'
import type { TextRow } from '../state/sheet.ts'
import classes from './Bubble.module.css'
import { TickMarks } from './TickMarks.tsx'

const words: Readonly<Partial<Record<TextRow['status'], string>>> = {
  queued: 'to leave',
  sending: 'leaving',
  sent: 'sent',
  delivered: 'delivered',
  undelivered: 'not delivered',
  failed: 'refused by the carrier',
  uncertain: 'not known whether it left',
  cancelled: 'given up',
}

/** How far a text of ours came. */
export function Ticks({ text }: { text: TextRow }) {
  const { status, statusReason, cancelledBecause, scheduledFor, notBefore } = text
  const why = statusReason ?? (cancelledBecause === null ? null : spoken(cancelledBecause))
  const due = scheduledFor ?? notBefore
  return (
    <span className={classes.ticks} data-status={status} title={why ?? undefined}>
      <TickMarks status={status} /> {words[status] ?? spoken(status)}
      {status === 'queued' && due !== null && (
        <>
          {' '}
          <Due at={due} isDeadline={false} />
        </>
      )}
      {status !== 'queued' && status !== 'sent' && status !== 'delivered' && why !== null && `: ${why}`}
    </span>
  )
}
