import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { withClient } from '../../../../db/connection/client.ts'
import { migrate } from '../../../../db/migrate/migrate.ts'
import type { Cluster } from '../../../../src/embedded_postgres/cluster.ts'
import { letSourcesBringConsent } from '../../../support/consented_sources.ts'
import { filesVariable, takeForOriginal } from '../../../support/run/test_server.ts'
import { letProgramsLogIn } from '../doors.ts'

/**
 * Begins a server for the first time, with a migrated database `pipeline`. Within a run of the stories it goes on from the
 * files of their server, which spares making and migrating one.
 */
export async function beginMigrated(directory: string, start: () => Promise<Cluster>): Promise<Cluster> {
  const files = process.env[filesVariable]
  if (files !== undefined) await promisify(execFile)('cp', ['-a', files, directory])
  const cluster = await start()
  const url = cluster.url('pipeline')
  await withClient({ connectionString: cluster.url('postgres') }, async (client) => {
    if (files === undefined) {
      await client.query('create database pipeline')
      await migrate(url, { purpose: 'production' })
      await withClient({ connectionString: url }, letSourcesBringConsent)
      await letProgramsLogIn(client, url)
    } else {
      await client.query('alter database template_production with is_template false allow_connections true')
      await client.query('alter database template_production rename to pipeline')
      await client.query('alter database template_simulation with is_template false')
      await client.query('drop database template_simulation')
      await withClient({ connectionString: url }, takeForOriginal)
    }
  })
  return cluster
}
