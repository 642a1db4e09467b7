import type pg from 'pg'
import { readLastBreakingQueue } from '../../db/work/queue_mismatch.ts'
import type { Log } from '../log.ts'

const heeded = new WeakSet<pg.ClientBase>()

/**
 * Passes on that the queue was upgraded only when it was: whoever has a login may ring that bell, and the queue would
 * believe them and end.
 */
export function heedTrueUpgradesOnly(client: pg.ClientBase, newest: number, log: Log): void {
  if (heeded.has(client)) return
  heeded.add(client)
  const emit = client.emit.bind(client)

  client.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    const [message] = args as [Partial<pg.Notification>?]
    if (event !== 'notification' || message?.channel !== 'worker:migrate') return emit(event, ...args)
    readLastBreakingQueue(client).then(
      (lastBreaking) => {
        if (lastBreaking > newest) emit(event, ...args)
        else log.warn({ lastBreaking }, 'somebody said that the queue was upgraded; it was not')
      },
      (error: unknown) => log.warn({ error: String(error) }, 'whether the queue was upgraded cannot be told'),
    )
    return true
  }
}
