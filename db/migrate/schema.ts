import { glob } from 'node:fs/promises'
import { runner } from 'node-pg-migrate'
import type { Client } from 'pg'
import { projectFile } from '../../src/project_file.ts'
import { MigrationError } from './preconditions.ts'

/**
 * Applies migrations/: how the tables came to be.
 *
 * @throws MigrationError when the database was made by a version of the program with other migrations.
 */
export async function applySchema(client: Client, log: (line: string) => void): Promise<void> {
  await refuseOtherHistory(client)
  const applied = await runner({
    dbClient: client,
    dir: projectFile('migrations'),
    direction: 'up',
    migrationsTable: 'applied_migrations',
    migrationsSchema: 'public',
    noLock: true,
    logger: { debug: () => {}, info: () => {}, warn: log, error: log },
  })
  for (const migration of applied) log(`migrations/${migration.name} applied`)
}

async function refuseOtherHistory(client: Client): Promise<void> {
  const { rows: known } = await client.query(`select from pg_tables where tablename = 'applied_migrations'`)
  if (known.length === 0) return
  const { rows } = await client.query<{ name: string }>(
    'select name from public.applied_migrations order by id',
  )
  const files = (await Array.fromAsync(glob('*.sql', { cwd: projectFile('migrations') }))).sort()
  const ours = files.map((file) => file.replace(/\.sql$/, ''))

  const [stranger] = rows.filter(({ name }, place) => name !== ours[place])
  if (stranger !== undefined) {
    throw new MigrationError(
      'other_version',
      `This database was made by another version of this program: ${stranger.name} was applied to it where this version has ${ours[rows.indexOf(stranger)] ?? 'nothing'}. Use that version, or an empty database.`,
    )
  }
}
