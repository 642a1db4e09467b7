import { expect, vi } from 'vitest'
import { thisIsTheOriginal } from '../../../db/work/sending.ts'
import { openRig } from '../rig/rig.ts'
import { clusterStory, seed } from '../rig/stories.ts'

clusterStory(
  'a copy of the files that was made under load is whole, and texts nobody until it is told to',
  { timeout: 180_000 },
  async ({ cluster, rig }) => {
    const worker = rig.startWorker({ sendsAs: 'production' })
    await worker.ready
    await rig.load.arrive(20)
    const copy = await cluster.copy()
    const drill = await openRig({ url: copy.url, seed })
    try {
      await rig.load.arrive(5)
      const idle = drill.startWorker({ sendsAs: 'drill', logLevel: 'error' })
      await vi.waitUntil(() => idle.said().includes('the database sends as production'), 60_000)
      expect(drill.carrier.accepted).toEqual([])
      const broken = await drill.db.query('select * from pipeline.check_invariants()')
      expect(broken.rows).toEqual([])

      await rig.heals()
      await thisIsTheOriginal(drill.db, 'a drill, with a carrier of its own', 'drill')
      await idle.ready
    } finally {
      await drill.close()
      await copy.remove()
    }
  },
)
