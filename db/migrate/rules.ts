import { applyMigrations, connect, sql } from '@databases/pg-migrations'
import { projectFile } from '../../src/project_file.ts'
import { lastEntry, overwrittenByHand } from './overwritten.ts'
import { shortestLockMs } from './retry_while_blocked.ts'

/**
 * Applies the releases of the business rules. Refuses one that was edited after it was applied.
 *
 * @param folder where all releases lie, those that were applied as well.
 */
export async function applyRules(
  url: string,
  log: (line: string) => void,
  folder: string = projectFile('db/rules'),
): Promise<void> {
  const applied: string[] = []
  let atWork: string | undefined
  const connection = connect({ connectionString: url, poolSize: 1, bigIntMode: 'string' })
  try {
    // What a release writes nobody wrote by hand, and nobody takes back by hand: the next release does.
    await connection.query(
      sql`select set_config('pipeline.actor_kind', 'import', false), set_config('pipeline.actor', 'release of the rules', false), set_config('lock_timeout', ${String(shortestLockMs)}, false)`,
    )
    const before = await lastEntry(connection)
    await applyMigrations({
      connection,
      migrationsDirectory: folder,
      versionTableName: 'pipeline_private.rules_ledger_version',
      appliedMigrationsTableName: 'pipeline_private.applied_rule_releases',
      beforeOperation: async (operation) => {
        if (operation.kind === 'apply') atWork = operation.value.name
      },
      afterOperation: async (operation) => {
        atWork = undefined
        if (operation.kind === 'apply') applied.push(operation.value.name)
      },
    })
    // They are all or none.
    for (const name of applied) log(`db/rules/${name} applied`)
    if (applied.length > 0) for (const line of await overwrittenByHand(connection, before)) log(line)
  } catch (error) {
    throw refusalOf(error, atWork) ?? error
  } finally {
    await connection.dispose()
  }
}

/** The database refused what a release says; none of the releases that were to be applied is there. */
export class RulesRefused extends Error {
  override name = 'RulesRefused'
}

/** Rules of ours, values and constraints, or SQL that is none; not a lock that did not come, which is tried again. */
function refusalOf(error: unknown, file: string | undefined): RulesRefused | undefined {
  if (!(error instanceof Error) || !('code' in error) || !/^(VL|22|23|42)/.test(String(error.code))) return
  const hint = 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : ''
  const where = file === undefined ? '' : `db/rules/${file}: `
  return new RulesRefused(`No release of db/rules was applied: ${where}${error.message}.${hint}`, {
    cause: error,
  })
}
