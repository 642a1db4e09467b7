import type { Plan } from '../../db/migrate/plan.ts'
import { minuteOf } from '../time_words.ts'
import type { Command } from './command/command.ts'
import { reachDatabase } from './database/database.ts'
import { print } from './output/terminal.ts'

export function addMigrate(program: Command): void {
  program
    .subcommand('migrate', 'bring the database up to date: tables, job queue, functions, rules')
    .option(
      '--status',
      'say what is applied and when, and what is not; change nothing; exits with 1 unless all is applied',
    )
    .option('--dry-run', 'say what would be done, change nothing')
    .notes(`
Safe to run again, and from several places at once. A new database is marked as production for good.
The login must be allowed to create roles and schemas. What was applied and edited since, or belongs to another version
of the program, is refused before anything is changed.

Example:
  DATABASE_URL=postgres://owner@localhost/pipeline npm run migrate`)
    .action(runMigrate)
}

async function runMigrate({ status, dryRun }: { status?: true; dryRun?: true }): Promise<void> {
  const { migrate, migrationStatus } = await import('../../db/migrate/migrate.ts')
  const url = await reachDatabase('migrate')
  if (!status && !dryRun) {
    await migrate(url, { purpose: 'production', log: print })
    print('The database is up to date.')
    return
  }
  const { applied, plan } = await migrationStatus(url)
  const missing = toDo(plan)
  const lines = [...(status ? applied.map(({ file, at }) => inColumns(minuteOf(at), file)) : []), ...missing]
  for (const line of lines) print(line)
  if (missing.length > 0) print('Nothing was changed. To do it: npm run migrate')
  else print(status ? 'The database is up to date.' : 'Nothing is to be done: the database is up to date.')
  if (status && missing.length > 0) process.exitCode = 1
}

/** What a migration would do, one thing a line. */
function toDo({ migrations, queue, logic, appliesLogic, rules }: Plan): string[] {
  return [
    ...migrations.map((name) => inColumns('to apply', `migrations/${name}.sql`)),
    ...(queue === null
      ? []
      : [inColumns('to upgrade', `the job queue's schema, from ${queue.from} to ${queue.to}`)]),
    ...(appliesLogic
      ? [inColumns('to apply', 'db/logic as a whole'), ...logic.map((name) => inColumns('', `  ${name}`))]
      : []),
    ...rules.map((name) => inColumns('to apply', `db/rules/${name}`)),
  ]
}

const inColumns = (when: string, what: string): string => `${when.padEnd(17)}  ${what}`
