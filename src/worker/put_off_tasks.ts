import type { TaskList } from 'graphile-worker'
import type pg from 'pg'
import { retryWhileAway } from '../../db/connection/retry_while_away.ts'
import { isLocked } from '../../db/connection/sql_error.ts'
import { putOffWork } from '../../db/work/put_off.ts'
import type { Log } from '../log.ts'
import { eachTask } from './each_task.ts'

/**
 * The tasks, but for one that meets a lead which somebody else has locked, perhaps for long: its work is put off, and
 * the hand is free. Nothing has failed.
 */
export function puttingOffWhatIsLocked(tasks: TaskList, pool: pg.Pool, log: Log): TaskList {
  return eachTask(tasks, (name, task) => async (payload, helpers) => {
    try {
      await task(payload, helpers)
    } catch (error) {
      if (!isLocked(error) || !(await retryWhileAway(() => putOffWork(pool, name, payload)))) throw error
      log.debug({ task: name, jobId: String(helpers.job.id) }, 'the lead is locked; its work was put off')
    }
  })
}
