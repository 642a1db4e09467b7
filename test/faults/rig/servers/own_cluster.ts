import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Db } from '../../../../db/connection/pool.ts'
import { type Cluster, startCluster } from '../../../../src/embedded_postgres/cluster.ts'
import type { ServerSettings } from '../../../../src/embedded_postgres/settings.ts'
import { quickFolder } from '../../../support/run/test_places.ts'
import { baseBackup } from './base_backup.ts'
import { beginMigrated } from './migrated_cluster.ts'

/** Durable settings, since losing what was acknowledged is the fault we look for; only small. */
const usualSettings = {
  shared_buffers: '64MB',
  max_connections: '60',
  log_checkpoints: 'off',
  max_wal_size: '256MB',
  // Connections are cut before they have kept a plan.
  plan_cache_mode: 'force_generic_plan',
}

/** A PostgreSQL of its own that may be stopped, killed and started again; always at the same address. */
export interface OwnCluster {
  url: string
  isUp(): boolean
  /** Does nothing when it runs. */
  start(): Promise<void>
  /** fast: open transactions are cut, everything is written. immediate: as if the power failed. */
  stop(how: 'fast' | 'immediate'): Promise<void>
  restart(how: 'fast' | 'immediate'): Promise<void>
  /** A PostgreSQL on a copy of its files, made while it works as a base backup is. */
  copy(): Promise<Copy>
  remove(): Promise<void>
}

export interface Copy {
  url: string
  remove(): Promise<void>
}

export async function openCluster({
  environment = {},
  settings: own = {},
  dataRoot: given,
}: {
  environment?: Record<string, string>
  settings?: ServerSettings
  /** Where it lies, if that is somewhere of its own. */
  dataRoot?: string
} = {}): Promise<OwnCluster> {
  const dataRoot = given ?? (await quickFolder())
  const settings = { ...usualSettings, ...own }
  let isUp = false
  const begin = async (port?: number): Promise<Cluster> => {
    const begun = await startCluster({
      ...{ name: 'faults', dataRoot, settings, environment },
      ...(port !== undefined && { port }),
    })
    isUp = true
    void begun.exited.then(() => {
      isUp = false
    })
    return begun
  }
  let cluster = await beginMigrated(join(dataRoot, 'faults'), begin)
  const { port } = cluster
  const url = cluster.url('pipeline')

  async function stop(how: 'fast' | 'immediate'): Promise<void> {
    if (!isUp) return
    if (how === 'fast') return cluster.stop()
    const file = await readFile(join(cluster.directory, 'data', 'postmaster.pid'), 'utf8')
    process.kill(Number(file.split('\n')[0]), 'SIGQUIT')
    await cluster.exited
  }
  async function start(): Promise<void> {
    if (!isUp) cluster = await begin(port)
  }

  return {
    ...{ url, start, stop, isUp: () => isUp },
    async restart(how) {
      await stop(how)
      await start()
    },
    copy: () => copyOf(cluster, settings),
    async remove() {
      await cluster.stop()
      if (given === undefined) await rm(dataRoot, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

async function copyOf(original: Cluster, settings: ServerSettings): Promise<Copy> {
  const dataRoot = await quickFolder()
  await baseBackup(original, join(dataRoot, 'faults'), 'copy')
  const cluster = await startCluster({ name: 'faults', dataRoot, settings })
  return {
    url: cluster.url('pipeline'),
    async remove() {
      await cluster.stop()
      await rm(dataRoot, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

/** Cuts this many connections of workers, at moments that the dice choose. */
export async function terminateBackends(db: pg.Pool, times: number, restMs: () => number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await db.query(
      `select pg_terminate_backend(pid) from (
         select pid from pg_stat_activity
         where datname = current_database() and application_name like 'pipeline%' order by random() limit 1
       ) as victim`,
    )
    await pause(restMs())
  }
}

/** As an administrator does, or a standby is: nothing can be written. Connections that are open learn it by being cut. */
export async function setReadOnly(db: Db, isReadOnly: boolean): Promise<void> {
  await db.query(
    `set transaction_read_only = off;
     do $$ begin
       execute format('alter database %I set default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}', current_database());
     end $$`,
  )
  await db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name like 'pipeline%'`,
  )
}
