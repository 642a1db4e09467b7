import { Logger } from 'graphile-worker'
import type { Log } from '../log.ts'
import { loggable } from '../loggable_error.ts'

/** The queue's own messages, without the payloads of jobs, and without what an error quotes. */
export function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    const error = meta?.error ?? meta?.fatalError
    const line = {
      ...jobIn(meta),
      ...(error === undefined ? { queue: message } : { queue: 'failed', ...loggable(error) }),
    }
    if (level === 'error') log.error(line, 'queue')
    else if (level === 'warning') log.warn(line, 'queue')
    else log.debug(line, 'queue')
  })
}

function jobIn(meta: Record<string, unknown> | undefined): { jobId?: string; task?: string } {
  const job = meta?.job
  if (typeof job !== 'object' || job === null || !('id' in job && 'task_identifier' in job)) return {}
  return { jobId: String(job.id), task: String(job.task_identifier) }
}
