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
  refuseLastingRole(program.migrations)
  let said = ''
  const applied = await runner({
    dbClient: client,
    dir: program.folders.migrations,
    ignorePattern: allBut(program.migrations),
    direction: 'up',
    migrationsTable: 'applied_migrations',
    migrationsSchema: 'public',
    noLock: true,
    logger: { debug: () => {}, info: () => {}, warn: log, error: (text) => (said = String(text)) },
  }).catch(async (error: unknown) => {
    // The transaction of a migration that fails is left open.
    await client.query('rollback')
    throw faultOf(program.migrations, said, error)
  })
  await keepDigests(
    client,
    program.migrations.map((file) => ({ name: ledgerName(file), digest: file.digest })),
  )
  for (const migration of applied) log(`migrations/${migration.name} applied`)
}

/** All migrations are one transaction, so the role of one would be that of the next, and of the ledger. */
function refuseLastingRole(migrations: ProgramFile[]): void {
  const lasting = migrations.find(({ sql }) => /^set local role/m.test(sql) && !/^reset role;/m.test(sql))
  if (lasting !== undefined)
    throw new MigrationRefused(`migrations/${lasting.name}: write "reset role;" at its end.`)
}

/** What the database does not take of a migration, by the statement that the runner showed. */
function faultOf(migrations: ProgramFile[], said: string, cause: unknown): unknown {
  const plain = (text: string) => text.replaceAll(/[\s^]/g, '')
  const file = migrations.find(({ sql }) => plain(said).includes(plain(sql.replace(/^-- Up Migration/, ''))))
  if (file === undefined || !(cause instanceof Error)) return cause
  return new MigrationRefused(`migrations/${file.name}: ${cause.message}`, { cause })
}

/** A migration that the database does not take. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

/** Files of the folder that this database does not get. */
const allBut = (files: ProgramFile[]): string =>
  `(?!(?:${files.map(({ name }) => name.replaceAll('.', '\\.')).join('|')})$).*`
