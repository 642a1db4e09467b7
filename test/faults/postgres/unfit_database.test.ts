import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startWebProcess } from '../../server/support/web_process.ts'
import { openRig } from '../rig/rig.ts'
import { openCluster, setReadOnly } from '../rig/servers/own_cluster.ts'
import { canMountDisks, mountSmallDisk } from '../rig/servers/small_disk.ts'
import { clusterStory, faultStory, runsLongStories, seed } from '../rig/stories.ts'

const patient = { timeout: 60_000 }

faultStory(
  'a worker that meets a read-only database waits, says why, and goes on',
  patient,
  async ({ rig }) => {
    await setReadOnly(rig.db, true)
    const worker = rig.startWorker({ logLevel: 'info' })
    await expect.poll(worker.said, { timeout: 20_000 }).toMatch(/"sqlstate":"25006".*work cannot begin yet/)
    await setReadOnly(rig.db, false)
    await worker.ready

    const called = rig.agents.nextCall()
    await rig.load.arrive(10)
    await called
    await setReadOnly(rig.db, true)
    await expect.poll(worker.said, { timeout: 20_000 }).toMatch(/"sqlstate":"25006".*no heartbeat/)
    await setReadOnly(rig.db, false)
    await rig.heals()
    expect(worker.hasEnded()).toBe(false)
  },
)

faultStory(
  'what fails in a worker with nobody waiting for it begins another shift',
  patient,
  async ({ rig }) => {
    const worker = rig.startWorker({ logLevel: 'info' })
    await worker.ready
    rig.agents.mode = (_, nth) => (nth === 1 ? 'reject' : 'answer')
    await rig.load.arrive(5)
    await rig.heals()
    expect(worker.said()).toMatch(/nobody waits for this.*another shift begins/)
    expect(worker.hasEnded()).toBe(false)
  },
)

clusterStory.runIf(runsLongStories)(
  'commits wait for a standby that is not there',
  { timeout: 240_000 },
  async ({ cluster, rig }) => {
    const worker = rig.startWorker()
    const web = await startWebProcess(cluster.url, 0)
    const notReady = async () => {
      const answer = await fetch(`http://127.0.0.1:${web.port}/readyz`)
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
      .poll(notReady, { timeout: 30_000 })
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
    await expect.poll(notReady, { timeout: 30_000 }).toEqual([])
    await rig.heals()
    expect(worker.hasEnded()).toBe(false)
    await web.stop('SIGKILL')
  },
)

test.runIf(canMountDisks && runsLongStories)(
  'the disk is full for a while, also when a worker starts',
  { timeout: 240_000 },
  async ({ onTestFinished }) => {
    const disk = await mountSmallDisk(320)
    onTestFinished(disk.unmount)
    const cluster = await openCluster({ dataRoot: disk.path })
    onTestFinished(() => cluster.remove())
    const rig = await openRig({ url: cluster.url, seed })
    onTestFinished(() => rig.close())
    const web = await startWebProcess(cluster.url, 0)
    onTestFinished(() => web.stop('SIGKILL'))
    const readyz = async () => (await fetch(`http://127.0.0.1:${web.port}/readyz`)).text()
    const worker = rig.startWorker()
    await worker.ready
    await rig.load.arrive(40)
    await disk.fill()
    const another = rig.startWorker()
    await expect.poll(readyz, { timeout: 30_000 }).toContain('PostgreSQL has no room on its disk')
    const arriving = rig.load.arrive(100)
    await pause(20_000)
    await disk.makeRoom()
    await arriving
    await expect.poll(readyz, { timeout: 60_000 }).not.toContain('no room')
    await rig.heals(120_000)
    expect([worker.hasEnded(), another.hasEnded()]).toEqual([false, false])
  },
)
