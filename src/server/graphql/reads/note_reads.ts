import type pg from 'pg'
import { noteLeadRead } from '../../../../db/access/lead_reads.ts'
import type { Log } from '../../../log.ts'
import { aroundOperations, type OperationArgs } from '../requests/around_operations.ts'
import { requestOf } from '../requests/request_scope.ts'
import { leadsAskedFor } from './leads_asked_for.ts'

const hour = 3_600_000

/**
 * Whoever reads one lead's personal data leaves a row: beside the answer, on a connection of its own, so that no answer
 * waits for it and none fails with it. What was noted within the hour is not noted again.
 */
export function noteReadsPlugin(pool: pg.Pool, log: Log): GraphileConfig.Plugin {
  const noted = new Map<string, number>()

  function note(args: OperationArgs): void {
    const requester = requestOf(args.requestContext)?.requester
    if (requester === undefined) return
    const now = Date.now()
    if (noted.size > 10_000) for (const [key, at] of noted) if (now - at > hour) noted.delete(key)
    for (const named of leadsAskedFor(args)) {
      const key = `${requester.userId} ${named} ${Math.floor(now / hour)}`
      if (noted.has(key)) continue
      noted.set(key, now)
      noteLeadRead(pool, { named, userId: requester.userId, userName: requester.name }).catch((error) => {
        noted.delete(key)
        log.warn({ named, error: String(error) }, 'it could not be noted who has read a lead')
      })
    }
  }

  return aroundOperations('PipelineNoteReadsPlugin', {
    async execute(next, event) {
      const answer = await next()
      note(event.args)
      return answer
    },
    subscribe(next, event) {
      note(event.args)
      return next()
    },
  })
}
