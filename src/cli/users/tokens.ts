import { addToken, listTokens, revokeToken } from '../../../db/access/api_tokens.ts'
import type { UserRole } from '../../../db/access/users.ts'
import { fingerprint, newSecret } from '../../access/secret.ts'
import { uuid, wholeNumber } from '../arguments/number_and_id.ts'
import { roleOption } from '../arguments/role_option.ts'
import type { Command } from '../command/command.ts'
import { print, printList } from '../output/terminal.ts'

/** `token …`: secrets with which programs act for a user. */
export function addTokens(program: Command): void {
  const tokens = program.subcommand('token', 'secrets with which programs use the API')
  tokens
    .subcommand('add', 'make a token; it is shown once and never again')
    .argument('<user>', 'for whom it acts')
    .requiredOption('--name <what>', 'what it is for')
    .addOption(roleOption())
    .option('--days <n>', 'how long it counts', wholeNumber(1, 3650), 365)
    .notes('Send it as the header "Authorization: Bearer TOKEN".')
    .examples('token add sam@example.com --name "weekly report" --role viewer --days 90')
    .onDatabase(async (db, userName: string, given: { name: string; role: UserRole; days: number }) => {
      const token = newSecret()
      await addToken(db, { userName, ...given, hash: fingerprint(token) })
      print(token)
    })
  tokens
    .subcommand('list', 'list all tokens')
    .option('--json', 'as JSON')
    .examples('token list')
    .onDatabase(async (db, { json }: { json?: true }) => {
      printList(json, await listTokens(db), 'There are no tokens.', {
        ID: ({ id }) => id,
        NAME: ({ name }) => name,
        USER: ({ userName }) => userName,
        ROLE: ({ role }) => role,
        'LAST USED': ({ lastUsedAt }) => lastUsedAt,
        UNTIL: ({ expiresAt }) => expiresAt,
        '': ({ status }) => status.replace('_', ' '),
      })
    })
  tokens
    .subcommand('revoke', 'a token no longer counts')
    .argument('<id>', 'as "token list" shows it', uuid)
    .examples('token revoke 0197a000-0000-7000-8000-000000000001')
    .onDatabase(async (db, id: string) => {
      await revokeToken(db, id)
      print(`${id} no longer counts.`)
    })
}
