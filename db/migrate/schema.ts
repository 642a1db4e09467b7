import { runner } from 'node-pg-migrate'
import type { Client } from 'pg'
import { keepDigests } from './ledgers.ts'
import { ledgerName, type Program, type ProgramFile } from './program.ts'

/** Applies migrations/: how the tables came to be. */
export async function applySchema(
  client: Client,
  program: Program,
  log: (line: string) => void,
): Promise<void> {
  const applied = await runner({
    dbClient: client,
    dir: program.folders.migrations,
    ignorePattern: allBut(program.migrations),
    direction: 'up',
    migrationsTable: 'applied_migrations',
    migrationsSchema: 'public',
    noLock: true,
    logger: { debug: () => {}, info: () => {}, warn: log, error: () => {} },
  }).catch(async (error: unknown) => {
    // The transaction of a migration that fails is left open.
    await client.query('rollback')
    throw error
  })
  await keepDigests(
    client,
    program.migrations.map((file) => ({ name: ledgerName(file), digest: file.digest })),
  )
  for (const migration of applied) log(`migrations/${migration.name} applied`)
}

/** Files of the folder that this database does not get. */
const allBut = (files: ProgramFile[]): string =>
  `(?!(?:${files.map(({ name }) => name.replaceAll('.', '\\.')).join('|')})$).*`
