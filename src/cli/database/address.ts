import type { Command } from 'commander'
import { print } from '../output/terminal.ts'
import { reachDatabase } from './database.ts'

export function addAddress(program: Command): void {
  program
    .command('address')
    .description('print the address of the database, password and all, for other programs to read')
    .addHelpText(
      'after',
      `
Example:
  psql "$(npm run -s orchestrator -- address)"`,
    )
    .action(async () => print(await reachDatabase('address')))
}
