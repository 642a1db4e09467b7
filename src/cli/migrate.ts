import type { Command } from 'commander'
import { reachDatabase } from './database.ts'
import { print } from './terminal.ts'

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date: tables, job queue, functions, rules')
    .addHelpText(
      'after',
      `
Safe to run again, and from several places at once. A new database is marked as production for good.
The login must be allowed to create roles and schemas.

Example:
  DATABASE_URL=postgres://owner@localhost/pipeline npm run migrate`,
    )
    .action(async () => {
      const { migrate } = await import('../../db/migrate.ts')
      await migrate(await reachDatabase('migrate'), { purpose: 'production', log: print })
      print('The database is up to date.')
    })
}
