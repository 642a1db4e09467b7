import { Logger } from 'graphile-worker'
import type { Log } from '../log.ts'

/** The queue's own messages, without the payloads of jobs. */
export function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ queue: message }, 'queue')
    else if (level === 'warning') log.warn({ queue: message }, 'queue')
    else log.debug({ queue: message }, 'queue')
  })
}
