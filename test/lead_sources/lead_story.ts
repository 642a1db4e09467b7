import { signatureOf } from '../../src/signature.ts'
import { startLoggedServer } from '../server/support/logged_server.ts'
import { oneSchema } from '../server/support/one_schema.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { story } from '../support/databases/database.ts'
import { startFakeGraph } from './fake_graph.ts'

export const secrets = {
  LEAD_WEBHOOK_SECRET: 'the secret of the webhook',
  LEAD_GOOGLE_SECRET: 'the secret of google',
  LEAD_ZOOPLA_SECRET: 'the secret of zoopla',
}

/** Our web process, where sources reach it, and a pipeline that works when it is told to. */
export const leadStory = story
  .extend('graph', async ({ database: _ }, { onCleanup }) => {
    const graph = await startFakeGraph()
    onCleanup(graph.close)
    return graph
  })
  .extend('server', async ({ database, graph }, { onCleanup }) => {
    const server = await startLoggedServer({
      ...{ url: database.url, leadSecrets: new Map(Object.entries(secrets)), facebook: graph.settings },
      schemaOf: oneSchema,
      open: database.openKept,
    })
    onCleanup(server.stop)
    return {
      ...server,
      /** Brings leads as whoever knows the secret does. */
      bring(
        body: unknown,
        { path = '/webhooks/leads', headers = {}, secret = secrets.LEAD_WEBHOOK_SECRET } = {},
      ) {
        const text = typeof body === 'string' ? body : JSON.stringify(body)
        return fetch(`${server.address}${path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-signature-256': signatureOf(text, secret),
            ...headers,
          },
          body: text,
        })
      },
    }
  })
  .extend('time', ({ database, graph }) =>
    clockwork(database.pool, {
      ...{ startAt: '2026-06-01T09:00:00+01:00', agents: eagerAgents, facebook: graph.settings },
    }),
  )

export interface Result {
  status: string
  reference: string | null
  delivery: string
  problems: { severity: string; field: string; problem: string }[]
}

export async function resultsOf(response: Response): Promise<Result[]> {
  return ((await response.json()) as { results: Result[] }).results
}

export async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code
}
