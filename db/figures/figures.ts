import { readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import type { StreamPosition } from '../record/event_stream.ts'

export interface Figure {
  figure:
    | 'due'
    | 'oldest_due_seconds'
    | 'running'
    | 'dead_letters'
    | 'stops'
    | 'kept_back'
    | 'open_reviews'
    | 'open_alerts'
    | 'workers'
    | 'held_up_seconds'
  label: string
  value: number
}

/** What is due, running, dead and open at this moment. */
export function readFigures(db: Db): Promise<Figure[]> {
  return readRows(db, 'select figure, label, value from pipeline_private.pipeline_figures()')
}

export interface Tally {
  eventType: string
  fromStage: string | null
  toStage: string | null
  events: number
}

/** How many events of each kind came after a position, a page of them at most; the position to go on from. */
export async function tallyEvents(
  db: Db,
  after: StreamPosition,
  most: number,
): Promise<{ tallies: Tally[]; position: StreamPosition; isLast: boolean }> {
  const tallies = await readRows<Tally & { lastTransactionId: string; lastEventId: string; isLast: boolean }>(
    db,
    `select
       event_type, from_stage, to_stage, events::integer, last_transaction_id::text, last_event_id::text, is_last
     from pipeline_private.tally_events($1::xid8, $2, $3)`,
    [String(after.transactionId), String(after.eventId), most],
  )
  const [first] = tallies
  return {
    tallies,
    position:
      first === undefined
        ? after
        : { transactionId: BigInt(first.lastTransactionId), eventId: BigInt(first.lastEventId) },
    isLast: first?.isLast ?? true,
  }
}

/** Adds the next events to the tables of figures; how many there were, and 0 when somebody else is at it. */
export function rollUpFigures(db: Db, most: number): Promise<number> {
  return readValue(db, 'select pipeline_private.roll_up_figures($1)', [most])
}

/** Writes the figures of today and makes those of the days before final; how many rows. */
export function writeMetrics(db: Db): Promise<number> {
  return readValue(db, 'select pipeline_private.write_metrics()')
}

/** Writes days that are over, some at once; how many, and 0 when none is left for today. */
export function settleFigureDays(db: Db): Promise<number> {
  return readValue(db, 'select pipeline_private.settle_figure_days()')
}

/** Writes the hours since it was last done, some at once; whether that was all. */
export function writeFigureHours(db: Db): Promise<boolean> {
  return readValue(db, 'select pipeline_private.write_figure_hours()')
}

/** Writes what stands at this moment, and the day from its hours. */
export async function writePresentFigures(db: Db): Promise<void> {
  await db.query('select pipeline_private.write_present_figures()')
}
