import pg from 'pg'
import { expect } from 'vitest'
import { terminateBackends } from './own_cluster.ts'
import { clusterStory } from './stories.ts'

const patient = { timeout: 100_000 }

clusterStory(
  'PostgreSQL is absent at the start, restarts and fails while leads are worked on',
  patient,
  async ({ cluster, rig }) => {
    await cluster.stop('fast')
    const worker = rig.startWorker()
    const arriving = rig.load.arrive(40)
    await cluster.start()
    await arriving
    await worker.ready
    await rig.carrier.nextAccepted()
    await cluster.restart('fast')
    await rig.load.arrive(40)
    await cluster.restart('immediate')
    await rig.heals()
    expect(worker.hasEnded()).toBe(false)
  },
)

clusterStory('the workers’ connections are cut at random', patient, async ({ rig }) => {
  const workers = [rig.startWorker(), rig.startWorker()]
  await Promise.all(workers.map((worker) => worker.ready))
  await rig.load.arrive(100)
  await terminateBackends(rig.db, 100, () => 10)
  // A claim whose answer was lost counts as forgotten after a minute.
  await rig.heals(90_000)
  expect(workers.some((worker) => worker.hasEnded())).toBe(false)
})

clusterStory('idle clients take every connection slot', patient, async ({ cluster, rig }) => {
  await rig.db.query('alter role pipeline_worker connection limit -1')
  const greedy: pg.Client[] = []
  for (;;) {
    const client = new pg.Client({ connectionString: cluster.url })
    client.on('error', () => {})
    greedy.push(client)
    if (
      !(await client.connect().then(
        () => true,
        () => false,
      ))
    )
      break
  }
  const worker = rig.startWorker()
  const arriving = rig.load.arrive(10)
  await Promise.all(greedy.map((client) => client.end()))
  await arriving
  await rig.heals()
  expect(worker.hasEnded()).toBe(false)
})
