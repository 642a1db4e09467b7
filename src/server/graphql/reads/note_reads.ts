import type pg from 'pg'
import { type DocumentNode, valueFromASTUntyped, visit } from 'postgraphile/graphql'
import { noteLeadRead } from '../../../../db/access/lead_reads.ts'
import type { Log } from '../../../log.ts'
import { requestOf } from '../requests/request_scope.ts'
import 'postgraphile'

type ExecuteEvent = Parameters<GraphileConfig.GrafastMiddleware['execute']>[0]

/** What tells all about the one lead that an argument names. */
const tellsOfLead: Readonly<Record<string, string>> = {
  vendorLead: 'id',
  explainLead: 'leadId',
  leadAsOf: 'leadId',
  leadChanged: 'id',
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** More leads by their ids than this in one request are a list, and not looked at one by one. */
const mostAtOnce = 20
const hour = 3_600_000

/**
 * Whoever reads one lead's personal data leaves a row: beside the answer, on a connection of its own, so that no answer
 * waits for it and none fails with it. What was noted within the hour is not noted again.
 */
export function noteReadsPlugin(pool: pg.Pool, log: Log): GraphileConfig.Plugin {
  const noted = new Map<string, number>()

  function note({ args }: ExecuteEvent): void {
    const requester = requestOf(args.requestContext)?.requester
    if (requester === undefined) return
    const now = Date.now()
    if (noted.size > 10_000) for (const [key, at] of noted) if (now - at > hour) noted.delete(key)
    for (const leadId of leadsAskedFor(args.document, args.variableValues ?? {})) {
      const key = `${requester.userId} ${leadId} ${Math.floor(now / hour)}`
      if (noted.has(key)) continue
      noted.set(key, now)
      noteLeadRead(pool, { leadId, userId: requester.userId, userName: requester.name }).catch((error) => {
        noted.delete(key)
        log.warn({ leadId, error: String(error) }, 'it could not be noted who has read a lead')
      })
    }
  }

  return {
    name: 'PipelineNoteReadsPlugin',
    version: '1.0.0',
    grafast: {
      middleware: {
        async execute(next, event) {
          const answer = await next()
          note(event)
          return answer
        },
        subscribe(next, event) {
          note(event)
          return next()
        },
      },
    },
  }
}

function leadsAskedFor(document: DocumentNode, variables: Record<string, unknown>): Set<string> {
  const ids = new Set<string>()
  visit(document, {
    Field({ name, arguments: given = [] }) {
      const argument = given.find((one) => one.name.value === tellsOfLead[name.value])
      const id = argument && valueFromASTUntyped(argument.value, variables)
      if (typeof id === 'string' && uuid.test(id) && ids.size < mostAtOnce) ids.add(id.toLowerCase())
    },
  })
  return ids
}
