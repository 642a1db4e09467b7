import type { Task, TaskList } from 'graphile-worker'
import type pg from 'pg'
import { z } from 'zod'
import { retryWhileAway } from '../../db/connection/retry_while_away.ts'
import { isLocked } from '../../db/connection/sql_error.ts'
import { putOffWork } from '../../db/work/put_off.ts'
import type { Log } from '../log.ts'

/** What each task's work is named by in its payload. */
const payloads = {
  lead_timer: z.object({ lead: z.uuid() }).transform(({ lead }) => lead),
  run_agent: z.object({ run: z.uuid() }).transform(({ run }) => run),
  send_message: z.object({ message: z.uuid() }).transform(({ message }) => message),
  take_up_delivery: z.object({ delivery: z.uuid() }).transform(({ delivery }) => delivery),
  take_up_text: z.object({ text: z.uuid() }).transform(({ text }) => text),
} as const

/**
 * The tasks, but for one that meets a lead which somebody else has locked, perhaps for long: its work is put off, and
 * the hand is free. Nothing has failed.
 */
export function puttingOffWhatIsLocked(tasks: TaskList, pool: pg.Pool, log: Log): TaskList {
  const puttingOff = Object.entries(payloads).map(([name, id]): [string, Task | undefined] => {
    const task = tasks[name] as Task | undefined
    return [
      name,
      task &&
        (async (payload, helpers) => {
          try {
            await task(payload, helpers)
          } catch (error) {
            if (!isLocked(error)) throw error
            await retryWhileAway(() => putOffWork(pool, name, id.parse(payload)))
            log.debug(
              { task: name, jobId: String(helpers.job.id) },
              'the lead is locked; its work was put off',
            )
          }
        }),
    ]
  })
  return { ...tasks, ...Object.fromEntries(puttingOff) }
}
