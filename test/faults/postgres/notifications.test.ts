import pg from 'pg'
import { expect } from 'vitest'
import { notifications } from '../../../src/cli/doctor/neighbours.ts'
import { clusterStory, runsLongStories } from '../rig/stories.ts'
import { untilQuiet } from '../rig/verdict.ts'

clusterStory.extend('settings', { max_notify_queue_pages: '64' }).runIf(runsLongStories)(
  'somebody who listens in a transaction keeps every notification until there is no room left',
  { timeout: 180_000 },
  async ({ rig }) => {
    const worker = rig.startWorker()
    await worker.ready
    const listener = new pg.Client({ connectionString: rig.url })
    listener.on('error', () => {})
    await listener.connect()
    await listener.query('listen anything')
    await listener.query('begin')
    const isToldOf = async () => {
      const { rows } = await rig.db.query(
        `select from pipeline.check_invariants() where invariant = 'the server has room for notifications'`,
      )
      return rows.length > 0
    }
    const ring = (many: number) =>
      rig.db.query(`select pg_notify('anything', n || repeat('.', 7900)) from generate_series(1, $1) as n`, [
        many,
      ])
    expect(await notifications.look(rig.db)).toMatchObject([{ level: 'ok' }])
    await ring(40)
    expect(await notifications.look(rig.db)).toMatchObject([{ level: 'warning' }])
    expect(await isToldOf()).toBe(true)
    await expect(ring(60)).rejects.toThrow('too many notifications')
    expect(await notifications.look(rig.db)).toMatchObject([{ level: 'failure' }])

    await rig.load.arrive(20)
    await untilQuiet(rig.db, rig.load, 30_000)
    await listener.end()
    await rig.load.arrive(5)
    await rig.heals()
    expect(await isToldOf()).toBe(false)
  },
)
