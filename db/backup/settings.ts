import { readRow } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** For how long backups are kept, in seconds; null for ever. */
export interface BackupAges {
  each: number | null
  weekly: number | null
}

export function readBackupAges(db: Db): Promise<BackupAges> {
  return readRow(
    db,
    `select extract(epoch from backups_kept_for)::float8 as each, extract(epoch from weekly_backups_kept_for)::float8 as weekly
     from pipeline.settings`,
  )
}

/** How it went the last times, by the schedules' runs. */
export interface LastBackups {
  isSimulation: boolean
  /** Whether a night should have gone by with one. */
  isDue: boolean
  writtenAt: Date | null
  restoredAt: Date | null
}

export function readLastBackups(db: Db): Promise<LastBackups> {
  return readRow(
    db,
    `select
       exists (select from pipeline_private.database_purpose where purpose = 'simulation') as is_simulation,
       bool_or(schedules.enabled and schedules.since < pipeline_private.later(pipeline.now(), '-36 hours'))
         filter (where schedules.schedule = 'back_up') as is_due,
       max(runs.finished_at) filter (where schedules.schedule = 'back_up') as written_at,
       max(runs.finished_at) filter (where schedules.schedule = 'try_restore') as restored_at
     from pipeline.schedules as schedules
     left join pipeline.schedule_runs as runs
       on runs.schedule = schedules.schedule and runs.finished_at is not null and runs.failed_because is null and runs.done > 0
     where schedules.schedule in ('back_up', 'try_restore')`,
  )
}
