import type { Command } from 'commander'
import { addToken, listTokens, revokeToken } from '../../../db/access/api_tokens.ts'
import type { UserRole } from '../../../db/access/users.ts'
import { fingerprint, newSecret } from '../../access/secret.ts'
import { uuid, wholeNumber } from '../arguments/number_and_id.ts'
import { withDatabase } from '../database/database.ts'
import { painter, print, printJson } from '../output/terminal.ts'
import { tokenTable } from './user_table.ts'
import { roleOption } from './users.ts'

/** `token …`: secrets with which programs act for a user. */
export function addTokens(program: Command): void {
  const tokens = program.command('token').description('secrets with which programs use the API')
  tokens
    .command('add')
    .description('make a token; it is shown once and never again')
    .argument('<user>', 'for whom it acts')
    .requiredOption('--name <what>', 'what it is for')
    .addOption(roleOption())
    .option('--days <n>', 'how long it counts', wholeNumber(1, 3650), 365)
    .addHelpText(
      'after',
      `
Send it as the header "Authorization: Bearer TOKEN".

Example:
  npm run orchestrator -- token add sam@example.com --name "weekly report" --role viewer --days 90`,
    )
    .action(add)
  tokens.command('list').description('list all tokens').option('--json', 'as JSON').action(list)
  tokens
    .command('revoke')
    .description('a token no longer counts')
    .argument('<id>', 'as "token list" shows it', uuid)
    .action(revoke)
}

async function add(userName: string, given: { name: string; role: UserRole; days: number }): Promise<void> {
  await withDatabase('token add', async (db) => {
    const token = newSecret()
    await addToken(db, { userName, ...given, hash: fingerprint(token) })
    print(token)
  })
}

async function list({ json }: { json?: true }): Promise<void> {
  await withDatabase('token list', async (db) => {
    const tokens = await listTokens(db)
    if (json) printJson(tokens)
    else print(tokens.length === 0 ? 'There are no tokens.' : tokenTable(tokens, painter()))
  })
}

async function revoke(id: string): Promise<void> {
  await withDatabase('token revoke', async (db) => {
    await revokeToken(db, id)
    print(`${id} no longer counts.`)
  })
}
