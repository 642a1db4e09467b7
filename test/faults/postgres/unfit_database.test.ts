import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { takeVendorText } from '../../../db/work/deliveries.ts'
import { only } from '../../support/leads.ts'
import { openRig } from '../rig/rig.ts'
import { openCluster, setReadOnly } from '../rig/servers/own_cluster.ts'
import { canMountDisks, mountSmallDisk } from '../rig/servers/small_disk.ts'
import { clusterStory, faultStory, runsLongStories, seed } from '../rig/stories.ts'

const patient = { timeout: 180_000 }

faultStory(
  'a worker that meets a read-only database waits, says why, and goes on',
  patient,
  async ({ rig }) => {
    await setReadOnly(rig.db, true)
    const worker = rig.startWorker({ logLevel: 'info' })
    await expect.poll(worker.said).toMatch(/"sqlstate":"25006".*work cannot begin yet/)
    await setReadOnly(rig.db, false)
    await worker.ready

    const called = rig.agents.nextCall()
    await rig.load.arrive(10)
    await called
    await setReadOnly(rig.db, true)
    await expect.poll(worker.said).toMatch(/"sqlstate":"25006".*no heartbeat/)
    await setReadOnly(rig.db, false)
    await rig.heals()
    expect(worker.hasEnded()).toBe(false)
  },
)

faultStory(
  'what fails in a worker with nobody waiting for it begins another queue runner',
  patient,
  async ({ rig }) => {
    const worker = rig.startWorker({ logLevel: 'info' })
    await worker.ready
    rig.agents.mode = (_, nth) => (nth === 1 ? 'reject' : 'answer')
    await rig.load.arrive(5)
    await rig.heals()
    expect(worker.said()).toMatch(/nobody waits for this.*another queue runner begins/)
    expect(worker.hasEnded()).toBe(false)
  },
)

clusterStory.runIf(runsLongStories)(
  'commits wait for a standby that is not there',
  { timeout: 240_000 },
  async ({ rig }) => {
    const worker = rig.startWorker()
    const port = await rig.startWeb().port
    const notReady = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`)
      const { checks } = (await answer.json()) as { checks: { check: string; ok: boolean; says: string }[] }
      return checks.filter(({ ok }) => !ok).map(({ check, says }) => `${check}: ${says}`)
    }
    await worker.ready
    const called = rig.agents.nextCall()
    await rig.load.arrive(10)
    await called
    await rig.db.query(`alter system set synchronous_standby_names = 'nobody'`)
    await rig.db.query('select pg_reload_conf()')
    await expect
      .poll(notReady)
      .toEqual([
        expect.stringMatching(/writes: a commit has been waiting for \d+ s, for want of a standby .*nobody/),
      ])
    const { rows: before } = await rig.db.query<{ n: number }>(
      'select count(*)::integer as n from pg_stat_activity',
    )
    await pause(60_000)
    const { rows: after } = await rig.db.query<{ n: number }>(
      'select count(*)::integer as n from pg_stat_activity',
    )
    expect(after[0]?.n).toBeLessThan((before[0]?.n ?? 0) + 15) // who waits is not joined by others again and again
    await rig.db.query('alter system reset synchronous_standby_names')
    await rig.db.query('select pg_reload_conf()')
    await expect.poll(notReady).toEqual([])
    await rig.heals()
    expect(worker.hasEnded()).toBe(false)
  },
)

clusterStory.runIf(runsLongStories)(
  'somebody cuts short a commit that waits for a standby: whoever asked for it asks again',
  { timeout: 180_000 },
  async ({ rig }) => {
    const standbys = async (names: string) => {
      await rig.db.query(`alter system set synchronous_standby_names = '${names}'`)
      await rig.db.query('select pg_reload_conf()')
    }
    await rig.load.arrive(1)
    const { rows: leads } = await rig.db.query<{ phone: string }>(
      'select vendor_phone as phone from pipeline.vendor_leads',
    )
    const told = { from: only(leads).phone, body: 'hello', media: [] }
    const record = (id: string) => takeVendorText(rig.doors.intake, 'twilio_inbound', '', { ...told, id })
    for (const end of ['pg_cancel_backend', 'pg_terminate_backend']) {
      await standbys('nobody')
      const recorded = expect(record(end)).rejects.toMatchObject({ name: 'DatabaseUnfit' })
      const cut = async () =>
        (await rig.db.query(`select ${end}(pid) from pg_stat_activity where wait_event = 'SyncRep'`)).rowCount
      await expect.poll(cut).toBe(1)
      await recorded
      await standbys('')
      await record(end)
    }
    const { rows } = await rig.db.query(`select from pipeline.lead_messages where direction = 'inbound'`)
    expect(rows).toHaveLength(2)
  },
)

const diskStory = test
  .extend('disk', async ({ task: _ }, { onCleanup }) => {
    const disk = await mountSmallDisk(320)
    onCleanup(disk.unmount)
    return disk
  })
  .extend('cluster', async ({ disk }, { onCleanup }) => {
    // Each new file of the log needs room of its own.
    const settings = { wal_recycle: 'off', min_wal_size: '32MB', max_wal_size: '64MB' }
    const cluster = await openCluster({ dataRoot: disk.path, settings })
    onCleanup(() => cluster.remove())
    return cluster
  })
  .extend('rig', async ({ cluster }, { onCleanup }) => {
    const rig = await openRig({ url: cluster.url, seed })
    onCleanup(() => rig.close())
    return rig
  })
  .extend('readyz', async ({ rig }) => {
    const port = await rig.startWeb().port
    return async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).text()
  })
  .runIf(canMountDisks && runsLongStories)

diskStory(
  'the disk is full for a while, also when a worker starts',
  { timeout: 240_000 },
  async ({ disk, rig, readyz }) => {
    const worker = rig.startWorker()
    await worker.ready
    await rig.load.arrive(40)
    await disk.fill()
    const another = rig.startWorker()
    await expect.poll(readyz).toContain('PostgreSQL has no room on its disk')
    const arriving = rig.load.arrive(100)
    await pause(20_000)
    await disk.makeRoom()
    await arriving
    await expect.poll(readyz).not.toContain('no room')
    await rig.heals(120_000)
    expect([worker.hasEnded(), another.hasEnded()]).toEqual([false, false])
  },
)

diskStory(
  'there is no room for PostgreSQL’s log: it ends, and all goes on once it is started again',
  { timeout: 240_000 },
  async ({ disk, cluster, rig, readyz }) => {
    const worker = rig.startWorker()
    await worker.ready
    await rig.load.arrive(40)
    await disk.fill()
    const switchLog = () =>
      rig.db.query('select pg_switch_wal() from pg_logical_emit_message(true, $1, $1)', ['rig'])
    const ends = async () => {
      await switchLog().catch(() => {})
      return cluster.isUp()
    }
    await expect.poll(ends).toBe(false)
    const arriving = rig.load.arrive(20)
    expect(await readyz()).toContain('PostgreSQL cannot be reached')
    await disk.makeRoom()
    await cluster.start()
    await arriving
    await rig.heals(120_000)
    expect(worker.hasEnded()).toBe(false)
  },
)
