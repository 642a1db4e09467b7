import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from './client.ts'

/**
 * Resolves when nobody else is connected to the server, so that it can be stopped without cutting a connection that
 * its owner has ended but that is not closed yet. Gives up waiting after five seconds.
 */
export async function untilDisconnected(url: string): Promise<void> {
  await withClient({ connectionString: url }, async (client) => {
    for (let look = 0; look < 250; look += 1) {
      const { rows } = await client.query(
        `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      )
      if (rows.length === 0) return
      await sleep(20)
    }
  })
}
