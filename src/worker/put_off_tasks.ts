import type { Task, TaskList } from 'graphile-worker'
import type pg from 'pg'
import { retryWhileAway } from '../../db/connection/retry_while_away.ts'
import { isLocked } from '../../db/connection/sql_error.ts'
import { putOffWork } from '../../db/work/put_off.ts'
import type { Log } from '../log.ts'

/**
 * The tasks, but for one that meets a lead which somebody else has locked, perhaps for long: its work is put off, and
 * the hand is free. Nothing has failed.
 */
export function puttingOffWhatIsLocked(tasks: TaskList, pool: pg.Pool, log: Log): TaskList {
  const puttingOff =
    (name: string, task: Task): Task =>
    async (payload, helpers) => {
      try {
        await task(payload, helpers)
      } catch (error) {
        if (!isLocked(error) || !(await retryWhileAway(() => putOffWork(pool, name, payload)))) throw error
        log.debug({ task: name, jobId: String(helpers.job.id) }, 'the lead is locked; its work was put off')
      }
    }
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, task && puttingOff(name, task as Task)]),
  )
}
