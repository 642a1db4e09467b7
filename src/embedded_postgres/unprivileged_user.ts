import { readFile } from 'node:fs/promises'
import { EmbeddedPostgresError, ownServer } from './embedded_postgres_error.ts'
import { runProgram, type SystemUser } from './run_program.ts'

const ourName = 'pipeline-postgres'

/**
 * Who PostgreSQL runs as when we are root, because it refuses root: the system's `postgres` user, or one of our own
 * that is made once. Undefined when we are an ordinary user: then it runs as we do.
 *
 * @throws EmbeddedPostgresError when there is none and none can be made.
 */
export async function serverUser(log: (line: string) => void): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined

  const existing = (await findUser('postgres')) ?? (await findUser(ourName))
  if (existing !== undefined) return existing

  log(`making the system user ${ourName}: PostgreSQL refuses to run as root`)
  const useradd = await runProgram('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir=/nonexistent',
    '--shell=/usr/sbin/nologin',
    ourName,
  ])
  // Another start may have made the user in the meantime, so what counts is whether it is there.
  const made = await findUser(ourName)
  if (made !== undefined) return made

  const reason = useradd.refusedWith ?? useradd.output.at(-1) ?? `exit code ${useradd.exitCode}`
  throw new EmbeddedPostgresError(
    `PostgreSQL refuses to run as root and no user for it could be made (useradd: ${reason}). Start as an ordinary user, add a system user named postgres, or ${ownServer}.`,
    { log: useradd.output },
  )
}

async function findUser(wanted: string): Promise<SystemUser | undefined> {
  const accounts = await readFile('/etc/passwd', 'utf8')
  for (const account of accounts.split('\n')) {
    const [name, , uid, gid] = account.split(':')
    if (name === wanted) return { name, uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}
