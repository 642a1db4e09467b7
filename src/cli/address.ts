import type { Command } from './command/command.ts'
import { reachDatabase } from './database/database.ts'
import { print } from './output/terminal.ts'

export function addAddress(program: Command): void {
  program
    .subcommand('address', 'print the address of the database, password and all, for other programs to read')
    .notes(`
Example:
  psql "$(npm run -s orchestrator -- address)"`)
    .action(async () => print(await reachDatabase('address')))
}
