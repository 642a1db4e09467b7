import { expect } from 'vitest'
import { setReadOnly } from './own_cluster.ts'
import { faultStory } from './stories.ts'

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
