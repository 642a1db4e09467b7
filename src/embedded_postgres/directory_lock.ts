import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EmbeddedPostgresError, ownServer } from './embedded_postgres_error.ts'

export interface DirectoryLock {
  release(): void
}

const sqliteBusy = 5

/**
 * Makes this process the only owner of a directory until it releases it or dies, however it dies. SQLite serves only
 * for its file lock, which is the one lock in Node that the operating system takes back from a killed process: no
 * stale lock, no guessing whether a process number still means the same process.
 *
 * @throws EmbeddedPostgresError naming the process that holds it.
 */
export function lockDirectory(directory: string): DirectoryLock {
  const ownerFile = join(directory, 'owner.pid')
  const lockFile = join(directory, 'lock')
  const file = new DatabaseSync(lockFile, { timeout: 0 })
  try {
    file.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    file.close()
    if (!isBusy(cause)) throw cause
    const pid = readOwner(ownerFile)
    throw new EmbeddedPostgresError(
      `The database in ${directory} is in use by process ${pid}, which started it. Stop that process first (kill ${pid}), or ${ownServer}.`,
      { cause },
    )
  }
  chmodSync(lockFile, 0o600) // whoever may read it could lock it
  writeFileSync(ownerFile, `${process.pid}\n`, { mode: 0o600 })
  return { release: () => file.close() }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}

function readOwner(ownerFile: string): string {
  try {
    return readFileSync(ownerFile, 'utf8').trim() || 'another process'
  } catch {
    return 'another process'
  }
}
