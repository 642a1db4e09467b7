import { runner } from 'node-pg-migrate'
import type { Client } from 'pg'
import { projectFile } from '../../src/project_file.ts'

/** Applies migrations/: how the tables came to be. */
export async function applySchema(client: Client, log: (line: string) => void): Promise<void> {
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
