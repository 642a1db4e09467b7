import { type Command, InvalidArgumentError, Option } from 'commander'
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
  userRoles,
} from '../../../db/access/users.ts'
import { uuid } from '../arguments/number_and_id.ts'
import { passwordHashMeant } from '../arguments/password_meant.ts'
import { withDatabase } from '../database/database.ts'
import { painter, print, printJson } from '../output/terminal.ts'
import { sessionTable, userTable } from './user_table.ts'

export const roleOption = () =>
  new Option('--role <role>', 'what they may do').choices(userRoles).makeOptionMandatory()

/** `user …`: who may sign in to the web process. */
export function addUsers(program: Command): void {
  const users = program.command('user').description('who may sign in')
  users
    .command('add')
    .description('let somebody sign in; the password is asked for, or read from the standard input')
    .argument('<name>', 'what they sign in with, for example an e-mail address', userName)
    .addOption(roleOption())
    .addHelpText(
      'after',
      `
Examples:
  npm run orchestrator -- user add sam@example.com --role operator
  npm run orchestrator -- user add sam@example.com --role viewer < password.txt`,
    )
    .action(add)
  users.command('list').description('list everybody who may sign in').option('--json', 'as JSON').action(list)
  users.command('sessions').description('list where people are signed in').action(sessions)
  users
    .command('password')
    .description('set a new password and sign the user out everywhere')
    .argument('<name>')
    .action(password)
  users
    .command('role')
    .description('change what a user may do')
    .argument('<name>')
    .addOption(roleOption())
    .action(role)
  users.command('sign-out').description('end all sessions of a user').argument('<name>').action(signOut)
  users
    .command('end-session')
    .description('end one session')
    .argument('<id>', 'as "user sessions" shows it', uuid)
    .action(endSession)
  users
    .command('disable')
    .description('neither password nor session nor token of the user counts any more')
    .argument('<name>')
    .action(disable)
  users.command('enable').description('take back "disable"').argument('<name>').action(enable)
}

async function add(name: string, { role }: { role: UserRole }): Promise<void> {
  await withDatabase('user add', async (db) => {
    await addUser(db, { name, role, passwordHash: await passwordHashMeant() })
    print(`${name.toLowerCase()} may sign in, as ${role}.`)
  })
}

async function list({ json }: { json?: true }): Promise<void> {
  await withDatabase('user list', async (db) => {
    const users = await listUsers(db)
    if (json) printJson(users)
    else if (users.length === 0) print('Nobody may sign in. Add somebody: user add NAME --role admin')
    else print(userTable(users, painter()))
  })
}

async function sessions(): Promise<void> {
  await withDatabase('user sessions', async (db) => {
    const open = await listSessions(db)
    print(open.length === 0 ? 'Nobody is signed in.' : sessionTable(open, painter()))
  })
}

async function password(name: string): Promise<void> {
  await withDatabase('user password', async (db) => {
    await setUserPassword(db, name, await passwordHashMeant())
    print(`${name} has a new password and is signed out everywhere.`)
  })
}

async function role(name: string, { role }: { role: UserRole }): Promise<void> {
  await withDatabase('user role', async (db) => {
    await setUserRole(db, name, role)
    print(`${name} is ${role} now.`)
  })
}

async function signOut(name: string): Promise<void> {
  await withDatabase('user sign-out', async (db) => {
    const ended = await signOutUser(db, name)
    print(`${name} is signed out: ${ended} ${ended === 1 ? 'session' : 'sessions'} ended.`)
  })
}

async function endSession(id: string): Promise<void> {
  await withDatabase('user end-session', async (db) => {
    await endUserSession(db, id)
    print(`${id} has ended.`)
  })
}

async function disable(name: string): Promise<void> {
  await withDatabase('user disable', async (db) => {
    await disableUser(db, name)
    print(`${name} may no longer sign in; sessions and tokens do not count.`)
  })
}

async function enable(name: string): Promise<void> {
  await withDatabase('user enable', async (db) => {
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
