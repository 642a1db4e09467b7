import pg from 'pg'
import { withClient } from './client.ts'

/** Creates a database on the server that `url` points to, unless it is there already. Returns whether it was new. */
export async function createDatabase(url: string, name: string): Promise<boolean> {
  return withClient({ connectionString: url }, async (client) => {
    const { rows } = await client.query('select from pg_database where datname = $1', [name])
    if (rows.length > 0) return false
    await client.query(`create database ${pg.escapeIdentifier(name)}`)
    return true
  })
}

/** Databases of the server to which nobody is connected. */
export async function listUnusedDatabases(url: string): Promise<string[]> {
  return withClient({ connectionString: url }, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database as databases
       where not exists (select from pg_stat_activity as sessions where sessions.datid = databases.oid)`,
    )
    return rows.map(({ datname }) => datname)
  })
}

/** Throws a database away, whoever is connected to it. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await withClient({ connectionString: url }, (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  )
}
