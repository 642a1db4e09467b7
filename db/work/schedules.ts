import { param, sql } from 'zapatos/db'
import type { pipeline } from 'zapatos/schema'
import { readRow, readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf, rowOf, rowsOf } from '../connection/rows.ts'

/** Something that is done by the clock, and how it went the last time. */
export interface Schedule {
  schedule: string
  title: string
  /** When the clock starts it, in words. */
  comes: string
  enabled: boolean
  startedAt: Date | null
  finishedAt: Date | null
  says: string | null
  failedBecause: string | null
  askedBy: string | null
  /** When the clock starts it next; null when it is off. */
  nextAt: Date | null
  /** A time for which nobody begins it although workers are at work. */
  overlookedAt: Date | null
}

/** What comes most often first. */
export function listSchedules(db: Db): Promise<Schedule[]> {
  return readRows(
    db,
    `select schedule, title, comes, enabled, started_at, finished_at, says, failed_because, asked_by, next_at, overlooked_at
     from pipeline.schedule_states()`,
  )
}

/** Has a worker do it now. Returns the run. */
export function runScheduleNow(db: Db, schedule: string, reason: string): Promise<{ id: string }> {
  return readRow(db, 'select id from pipeline.run_schedule_now($1, $2)', [schedule, reason])
}

/** One time that it was done, or is to be. */
export type ScheduleRun = RowOf<typeof run>

const run = columnsOf('pipeline.schedule_runs', [
  'schedule',
  'started_at',
  'finished_at',
  'tried',
  'says',
  'failed_because',
  'asked_by',
])

export function readScheduleRun(db: Db, id: string): Promise<ScheduleRun> {
  return rowOf(db, run, sql<pipeline.schedule_runs.SQL>`where ${{ id }}`)
}

/** The last first; of all schedules, or of one. */
export function listScheduleRuns(db: Db, schedule: string | undefined, most: number): Promise<ScheduleRun[]> {
  return rowsOf(
    db,
    run,
    sql<pipeline.schedule_runs.SQL>`where ${schedule === undefined ? {} : { schedule }}
      order by ${'created_at'} desc, ${'id'} desc limit ${param(most)}`,
  )
}

/** Returns how many it started. */
export function startDueSchedules(db: Db): Promise<number> {
  return readValue(db, 'select pipeline_private.start_due_schedules()')
}

/** Returns the schedule; null when this job is not to do it: it is over, not due yet, or another's. */
export function beginRun(db: Db, id: string, jobId: string): Promise<string | null> {
  return readValue(db, 'select pipeline_private.begin_schedule_run($1, $2)', [id, jobId])
}

export async function finishRun(
  db: Db,
  id: string,
  {
    found,
    done,
    says,
    counts,
  }: { found?: number; done?: number; says: string; counts?: Record<string, number> },
): Promise<void> {
  await db.query('select pipeline_private.finish_schedule_run($1, $2, $3, $4, $5)', [
    id,
    found,
    done,
    says,
    counts && JSON.stringify(counts),
  ])
}

/** Returns whether that was the last try. */
export function failRun(db: Db, id: string, why: string): Promise<boolean | null> {
  return readValue(db, 'select pipeline_private.fail_schedule_run($1, $2)', [id, why])
}

/** Returns how many, at most as many as asked. */
export function archiveDeadLeads(db: Db, most: number): Promise<number> {
  return readValue(db, 'select pipeline_private.archive_dead_leads($1)', [most])
}

/** Returns how many, at most as many as asked. */
export function removeOldRuns(db: Db, most: number): Promise<number> {
  return readValue(db, 'select pipeline_private.remove_old_runs($1)', [most])
}

/** Returns how much is wrong now of what is looked for, and how many questions were passed on. */
export function generateAlerts(db: Db): Promise<{ found: number; passedOn: number }> {
  return readRow(db, 'select found_now as found, passed_on from pipeline_private.generate_alerts()')
}
