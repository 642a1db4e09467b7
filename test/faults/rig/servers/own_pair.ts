import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { withClient } from '../../../../db/connection/client.ts'
import { type Cluster, startCluster } from '../../../../src/embedded_postgres/cluster.ts'
import { quickFolder } from '../../../support/run/test_places.ts'
import { baseBackup } from './base_backup.ts'
import { beginMigrated } from './migrated_cluster.ts'

const settings = {
  ...{ shared_buffers: '64MB', max_connections: '60', log_checkpoints: 'off' },
  ...{ wal_level: 'replica', max_wal_senders: '4', wal_keep_size: '512MB', hot_standby: 'on' },
}

/** A primary and the synchronous standby that follows it, each at an address of its own for ever. */
export interface OwnPair {
  /** Names both. */
  url: string
  /** The primary dies as if its power failed; its standby takes over, alone. */
  failOver(): Promise<void>
  /** What is dead comes back as the standby that every commit waits for. */
  makeStandby(): Promise<void>
  remove(): Promise<void>
}

export async function openPair(): Promise<OwnPair> {
  const dataRoot = await quickFolder()
  const start = (name: string, more: Record<string, string> = {}, port?: number) =>
    startCluster({
      name,
      dataRoot,
      settings: { ...settings, ...more },
      ...(port === undefined ? {} : { port }),
    })

  let names = { primary: 'one', standby: 'two' }
  let primary = await beginMigrated(join(dataRoot, names.primary), () => start(names.primary))
  let standby: Cluster | undefined
  const ports = new Map([[names.primary, primary.port]])
  const on = (cluster: Cluster, ...statements: string[]) =>
    withClient({ connectionString: cluster.url('postgres') }, async (client) => {
      const answers = []
      for (const statement of statements) answers.push((await client.query(statement)).rows[0])
      return answers
    })

  async function makeStandby(): Promise<void> {
    await baseBackup(primary, join(dataRoot, names.standby), 'standby')
    const { username, password } = new URL(primary.url('postgres'))
    standby = await start(
      names.standby,
      {
        primary_conninfo: `host=127.0.0.1 port=${primary.port} user=${username} password=${password} application_name=standby`,
      },
      ports.get(names.standby),
    )
    ports.set(names.standby, standby.port)
    for (;;) {
      const [found] = await on(primary, `select from pg_stat_replication where state = 'streaming'`)
      if (found !== undefined) break
      await pause(50)
    }
    await on(primary, `alter system set synchronous_standby_names = 'standby'`, 'select pg_reload_conf()')
  }
  await makeStandby()

  return {
    url: `${primary.url('x').replace(/\/x$/, '')},127.0.0.1:${ports.get('two')}/pipeline?target_session_attrs=read-write`,
    makeStandby,
    async failOver() {
      if (standby === undefined) throw new Error('there is no standby')
      const file = await readFile(join(primary.directory, 'data', 'postmaster.pid'), 'utf8')
      process.kill(Number(file.split('\n')[0]), 'SIGQUIT')
      await primary.exited
      await on(
        standby,
        'select pg_promote()',
        'alter system reset synchronous_standby_names',
        'select pg_reload_conf()',
      )
      primary = standby
      standby = undefined
      names = { primary: names.standby, standby: names.primary }
    },
    async remove() {
      await standby?.stop()
      await primary.stop()
      await rm(dataRoot, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}
