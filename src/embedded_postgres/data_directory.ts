import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresError, explainLog } from './embedded_postgres_error.ts'
import { runProgram, type SystemUser } from './run_program.ts'

export const superuser = 'postgres'

export interface DataDirectory {
  path: string
  /** Of the superuser. */
  password: string
}

interface Circumstances {
  binaries: Binaries
  user: SystemUser | undefined
  /** False for data that may be lost with the machine: spares the wait for the disk. */
  durable: boolean
  log: (line: string) => void
}

/**
 * Finds the data of a cluster or makes an empty one. Data get their name only when initdb has finished, so what an
 * interrupted initdb left is never taken for data; it is thrown away. Call it as the owner of the cluster's directory.
 */
export async function prepareData(cluster: string, circumstances: Circumstances): Promise<DataDirectory> {
  const path = join(cluster, 'data')
  const passwordFile = join(cluster, 'password')
  const isNew = (await readdir(path).catch(() => [])).length === 0
  await removeUnfinished(cluster, isNew)
  if (!isNew) await refuseOtherVersion(path, circumstances.binaries)

  const kept = isNew ? '' : (await readFile(passwordFile, 'utf8').catch(() => '')).trim()
  if (kept !== '') return { path, password: kept }
  circumstances.log(
    isNew ? `making an empty database in ${path}` : 'the password of the database is gone; setting a new one',
  )
  const password = await choosePassword(passwordFile, circumstances.user)
  if (isNew) await initialise(path, passwordFile, circumstances)
  else await resetPassword(path, password, circumstances)
  return { path, password }
}

/** An initdb that outlived a killed process may still write there; what it leaves goes at the next start. */
async function removeUnfinished(cluster: string, hasToGo: boolean): Promise<void> {
  for (const name of await readdir(cluster)) {
    if (!name.endsWith('.part')) continue
    const going = rm(join(cluster, name), { recursive: true, force: true, maxRetries: 5 })
    await (hasToGo ? going : going.catch(() => {}))
  }
}

async function choosePassword(passwordFile: string, user: SystemUser | undefined): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  await rm(passwordFile, { force: true })
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
  if (user !== undefined) await chown(passwordFile, user.uid, user.gid) // initdb reads it as that user
  return password
}

async function initialise(path: string, passwordFile: string, circumstances: Circumstances): Promise<void> {
  const { binaries, user, durable } = circumstances
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.part`
  await mkdir(unfinished, { mode: 0o700 })
  if (user !== undefined) await chown(unfinished, user.uid, user.gid)

  const initdb = await runProgram(
    binaries.initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    { user },
  )
  if (initdb.exitCode !== 0) {
    await rm(unfinished, { recursive: true, force: true })
    throw explainLog(initdb.output, `PostgreSQL could not make its data directory ${path}`)
  }
  await rename(unfinished, path)
}

async function refuseOtherVersion(path: string, { version }: Binaries): Promise<void> {
  const written = (await readFile(join(path, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (written === '') {
    throw new EmbeddedPostgresError(
      `${path} is not the data of a PostgreSQL: its PG_VERSION is missing. Restore it from a backup, or move it away to start empty.`,
    )
  }
  const major = version.split('.')[0]
  if (written !== major) {
    throw new EmbeddedPostgresError(
      `The data in ${path} belong to PostgreSQL ${written} and this is ${version}. Restore them into ${major} from a backup, or move them away to start empty.`,
    )
  }
}

/** In single-user mode nobody asks for a password; the server is not running. */
async function resetPassword(
  path: string,
  password: string,
  { binaries, user }: Circumstances,
): Promise<void> {
  const run = await runProgram(binaries.postgres, ['--single', '-D', path, 'postgres'], {
    user,
    input: `alter role ${superuser} password '${password}';\n`,
  })
  if (run.exitCode !== 0) throw explainLog(run.output, 'PostgreSQL could not set a new password')
}
