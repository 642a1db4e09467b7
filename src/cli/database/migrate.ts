import type { Command } from 'commander'
import type { Plan } from '../../../db/migrate/plan.ts'
import { print } from '../output/terminal.ts'
import { reachDatabase } from './database.ts'

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date: tables, job queue, functions, rules')
    .option(
      '--status',
      'say what is applied and what is not, change nothing; exits with 1 unless all is applied',
    )
    .option('--dry-run', 'say what would be applied, change nothing')
    .addHelpText(
      'after',
      `
Safe to run again, and from several places at once. A new database is marked as production for good.
The login must be allowed to create roles and schemas. What was applied and edited since, or belongs to another version
of the program, is refused before anything is changed.

Example:
  DATABASE_URL=postgres://owner@localhost/pipeline npm run migrate`,
    )
    .action(async ({ status, dryRun }: { status?: true; dryRun?: true }) => {
      const { migrate, wouldMigrate } = await import('../../../db/migrate/migrate.ts')
      const url = await reachDatabase('migrate')
      if (!status && !dryRun) {
        await migrate(url, { purpose: 'production', log: print })
        print('The database is up to date.')
        return
      }
      const lines = linesOf(await wouldMigrate(url))
      for (const line of lines) print(line)
      print(
        lines.length === 0
          ? 'The database is up to date.'
          : 'Nothing was changed. To apply it: npm run migrate',
      )
      if (status && lines.length > 0) process.exitCode = 1
    })
}

function linesOf({ migrations, queue, logic, appliesLogic, rules }: Plan): string[] {
  const lines = migrations.map((name) => `migrations/${name} is not applied`)
  if (queue !== null) lines.push(`the job queue's schema is at ${queue.from}, not at ${queue.to}`)
  if (appliesLogic) {
    lines.push(
      `db/logic is not applied as it is${logic.length > 0 ? ':' : ''}`,
      ...logic.map((name) => `  ${name}`),
    )
  }
  return [...lines, ...rules.map((name) => `db/rules/${name} is not applied`)]
}
