import type { Command } from 'commander'
import { addToken, type ListedToken, listTokens, revokeToken } from '../../../db/access/api_tokens.ts'
import type { UserRole } from '../../../db/access/users.ts'
import { fingerprint, newSecret } from '../../access/secret.ts'
import { uuid, wholeNumber } from '../arguments/number_and_id.ts'
import { roleOption } from '../arguments/role_option.ts'
import { helpText, onDatabase } from '../command/command.ts'
import { listing, print, printAs } from '../output/terminal.ts'

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
      helpText(
        'Send it as the header "Authorization: Bearer TOKEN".',
        'token add sam@example.com --name "weekly report" --role viewer --days 90',
      ),
    )
    .action(
      onDatabase(async (db, userName: string, given: { name: string; role: UserRole; days: number }) => {
        const token = newSecret()
        await addToken(db, { userName, ...given, hash: fingerprint(token) })
        print(token)
      }),
    )
  tokens
    .command('list')
    .description('list all tokens')
    .option('--json', 'as JSON')
    .action(
      onDatabase(async (db, { json }: { json?: true }) => {
        const found = await listTokens(db)
        printAs(json, found, found.length === 0 ? 'There are no tokens.' : listing(found, columns))
      }),
    )
  tokens
    .command('revoke')
    .description('a token no longer counts')
    .argument('<id>', 'as "token list" shows it', uuid)
    .action(
      onDatabase(async (db, id: string) => {
        await revokeToken(db, id)
        print(`${id} no longer counts.`)
      }),
    )
}

const columns: Record<string, (token: ListedToken) => unknown> = {
  ID: ({ id }) => id,
  NAME: ({ name }) => name,
  USER: ({ userName }) => userName,
  ROLE: ({ role }) => role,
  'LAST USED': ({ lastUsedAt }) => lastUsedAt,
  UNTIL: ({ expiresAt }) => expiresAt,
  '': ({ status }) => status,
}
