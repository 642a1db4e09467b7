import { usualLimits } from '../../../src/server/budget/budget.ts'
import type { SchemaOf } from '../../../src/server/graphql/graphql_routes.ts'
import type { ServerOptions } from '../../../src/server/server.ts'
import { productionStory, story } from '../../support/databases/database.ts'
import { type LoggedServer, startLoggedServer } from './logged_server.ts'
import { oneSchema } from './one_schema.ts'

export const sessionSecret = 'a secret that only the server knows'
export const signingSecret = 'a secret of both sides'
export const metricsToken = 'of the one who watches'

/** Stories are in a hurry, on machines that have much else to do. */
const limits = { ...usualLimits, secondsAMinute: 10_000, messagesASecond: 10_000 }

const withServer = (base: typeof productionStory) =>
  base
    .extend('schemaOf', async ({ task: _ }): Promise<SchemaOf | undefined> => oneSchema)
    /** What a story wants of its web process beyond that. */
    .extend('more', async ({ task: _ }): Promise<Partial<ServerOptions>> => ({}))
    .extend('server', async ({ database, schemaOf, more }, { onCleanup }): Promise<LoggedServer> => {
      const server = await startLoggedServer({
        url: database.url,
        sessionSecret,
        agentSigningSecret: signingSecret,
        metricsToken,
        limits,
        schemaOf,
        open: database.openKept,
        ...more,
      })
      onCleanup(server.stop)
      return server
    })

/** A story about the web process: one that listens on a free port, on a production database of its own. */
export const serverStory = withServer(productionStory)

/** The same on a simulation, whose vendors are made up. */
export const simulatedServerStory = withServer(story)
