import { InvalidArgumentError } from 'commander'
import {
  addUser,
  disableUser,
  enableUser,
  endUserSession,
  listSessions,
  listUsers,
  setUserPassword,
  setUserRole,
  signOutUser,
  type UserRole,
} from '../../../db/access/users.ts'
import { counted } from '../../counted.ts'
import { uuid } from '../arguments/number_and_id.ts'
import { passwordHashMeant } from '../arguments/password_meant.ts'
import { roleOption } from '../arguments/role_option.ts'
import type { Command } from '../command/command.ts'
import { print, printList } from '../output/terminal.ts'

/** `user …`: who may sign in to the web process. */
export function addUsers(program: Command): void {
  const users = program.subcommand('user', 'who may sign in')
  const named = (name: string, description: string) => users.subcommand(name, description).argument('<name>')

  users
    .subcommand('add', 'let somebody sign in; the password is asked for, or read from the standard input')
    .argument('<name>', 'what they sign in with, for example an e-mail address', userName)
    .addOption(roleOption())
    .examples(
      'user add sam@example.com --role operator',
      'user add sam@example.com --role viewer < password.txt',
    )
    .onDatabase(async (db, name: string, { role }: { role: UserRole }) => {
      await addUser(db, { name, role, passwordHash: await passwordHashMeant() })
      print(`${name.toLowerCase()} may sign in, as ${role}.`)
    })
  users
    .subcommand('list', 'list everybody who may sign in')
    .option('--json', 'as JSON')
    .examples('user list')
    .onDatabase(async (db, { json }: { json?: true }) => {
      const none = 'Nobody may sign in. Add somebody: user add NAME --role admin'
      printList(json, await listUsers(db), none, {
        NAME: ({ name }) => name,
        ROLE: ({ role }) => role,
        SINCE: ({ createdAt }) => createdAt,
        'LAST SEEN': ({ lastSeenAt }) => lastSeenAt,
        SESSIONS: ({ openSessions }) => openSessions,
        '': ({ disabledAt }) => (disabledAt === null ? '' : 'disabled'),
      })
    })
  users
    .subcommand('sessions', 'list where people are signed in')
    .examples('user sessions')
    .onDatabase(async (db) => {
      printList(undefined, await listSessions(db), 'Nobody is signed in.', {
        ID: ({ id }) => id,
        NAME: ({ userName }) => userName,
        SINCE: ({ startedAt }) => startedAt,
        'LAST SEEN': ({ lastSeenAt }) => lastSeenAt,
        UNTIL: ({ expiresAt }) => expiresAt,
        WITH: ({ userAgent }) => userAgent,
      })
    })
  named('password', 'set a new password and sign the user out everywhere')
    .examples('user password sam@example.com')
    .onDatabase(async (db, name: string) => {
      await setUserPassword(db, name, await passwordHashMeant())
      print(`${name} has a new password and is signed out everywhere.`)
    })
  named('role', 'change what a user may do')
    .addOption(roleOption())
    .examples('user role sam@example.com --role admin')
    .onDatabase(async (db, name: string, { role }: { role: UserRole }) => {
      await setUserRole(db, name, role)
      print(`${name} is ${role} now.`)
    })
  named('sign-out', 'end all sessions of a user')
    .examples('user sign-out sam@example.com')
    .onDatabase(async (db, name: string) => {
      print(`${name} is signed out: ${counted(await signOutUser(db, name), 'session')} ended.`)
    })
  users
    .subcommand('end-session', 'end one session')
    .argument('<id>', 'as "user sessions" shows it', uuid)
    .examples('user end-session 0197a000-0000-7000-8000-000000000001')
    .onDatabase(async (db, id: string) => {
      await endUserSession(db, id)
      print(`${id} has ended.`)
    })
  named('disable', 'neither password nor session nor token of the user counts any more')
    .examples('user disable sam@example.com')
    .onDatabase(async (db, name: string) => {
      await disableUser(db, name)
      print(`${name} may no longer sign in; sessions and tokens do not count.`)
    })
  named('enable', 'take back "disable"')
    .examples('user enable sam@example.com')
    .onDatabase(async (db, name: string) => {
      await enableUser(db, name)
      print(`${name} may sign in again.`)
    })
}

function userName(text: string): string {
  if (!/^[a-z0-9][a-z0-9._@+-]{0,99}$/i.test(text)) {
    throw new InvalidArgumentError(
      'Letters, digits and . _ @ + -, at most 100, beginning with a letter or digit.',
    )
  }
  return text
}
