import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokenInvariants } from '../../db/backup/target.ts'
import { withClient } from '../../db/connection/client.ts'
import { createDatabase, dropDatabase } from '../../db/connection/create_database.ts'
import { startCluster } from '../embedded_postgres/cluster.ts'
import { sizeOf } from './kept_backups.ts'
import {
  drillCluster,
  drillFolder,
  dropLeftDatabases,
  newDrillDatabase,
  removeLeftFolders,
} from './left_drills.ts'
import { BackupFault, readManifest } from './manifest.ts'
import { type Restored, type RestoreOptions, restoreBackup } from './restore_backup.ts'

export interface DrillOptions extends Omit<RestoreOptions, 'reason'> {
  /** Of a login that may create databases and roles; without it, a PostgreSQL of its own that is gone afterwards. */
  server?: string | undefined
}

/**
 * Restores a backup into a database that is thrown away, to see that it can be, and looks there whether anything is as it
 * must never be.
 *
 * @throws what `restoreBackup` does; BackupFault when something is as it must never be, or there is no room.
 */
export async function drillRestore(folder: string, { server, ...options }: DrillOptions): Promise<Restored> {
  if (server !== undefined) return inDatabase(server, (url) => tryThere(folder, url, options))
  const { bytes } = sizeOf(await readManifest(folder))
  return onOwnServer(bytes, (url) => inDatabase(url, (there) => tryThere(folder, there, options)))
}

async function tryThere(
  folder: string,
  url: string,
  options: Omit<RestoreOptions, 'reason'>,
): Promise<Restored> {
  const restored = await restoreBackup(folder, url, {
    ...options,
    reason: 'tried: this database is thrown away',
  })
  const broken = await withClient(
    { connectionString: url, application_name: 'pipeline restore' },
    brokenInvariants,
  )
  const [first] = broken
  if (first !== undefined)
    throw new BackupFault(`Restored it is not whole: ${first.invariant}, and ${broken.length - 1} more`)
  return restored
}

async function inDatabase<Result>(server: string, work: (url: string) => Promise<Result>): Promise<Result> {
  await dropLeftDatabases(server)
  const name = newDrillDatabase()
  const url = new URL(server)
  url.pathname = `/${name}`
  await createDatabase(server, name)
  try {
    return await work(url.href)
  } finally {
    await dropDatabase(server, name)
  }
}

/** Rows take more room than their text, and so do their indexes. */
const roomFor = (bytes: number) => 4 * bytes + 300_000_000

async function onOwnServer<Result>(bytes: number, work: (url: string) => Promise<Result>): Promise<Result> {
  await removeLeftFolders()
  const { bavail, bsize } = await statfs(tmpdir())
  if (bavail * bsize < roomFor(bytes))
    throw new BackupFault(
      `${tmpdir()} has no room to try it in: ${Math.ceil(roomFor(bytes) / 1e9)} GB are wanted. Set TMPDIR, or DRILL_DATABASE_URL`,
    )
  const dataRoot = await mkdtemp(join(tmpdir(), drillFolder))
  // Started by root, PostgreSQL runs as somebody else, who must get through; what is inside guards itself.
  await chmod(dataRoot, 0o711)
  try {
    const cluster = await startCluster({ name: drillCluster, dataRoot, settings: hurried }).catch(
      (cause: unknown) => {
        const why = cause instanceof Error ? cause.message : String(cause)
        throw new BackupFault(`No PostgreSQL could be started to try it on; set DRILL_DATABASE_URL. ${why}`, {
          cause,
        })
      },
    )
    try {
      return await work(cluster.url('postgres'))
    } finally {
      await cluster.stop()
    }
  } finally {
    await rm(dataRoot, { recursive: true, force: true })
  }
}

/** It does not outlive the trial, and what a table is filled with in the transaction that emptied it needs no log. */
const hurried = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}
