import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect } from 'vitest'
import { withClient } from '../../../db/connection/client.ts'
import { diceOf } from '../../../src/simulation/planning/dice.ts'
import { asLogin } from '../rig/doors.ts'
import { keepWorkers } from '../rig/processes/keeper.ts'
import { terminateBackends } from '../rig/servers/own_cluster.ts'
import { clusterStory, crowd, runsLongStories, seed } from '../rig/stories.ts'

const patient = { timeout: 180_000 }

clusterStory(
  'PostgreSQL is absent at the start, restarts and fails while leads are worked on',
  patient,
  async ({ cluster, rig }) => {
    await cluster.stop('fast')
    const worker = rig.startWorker()
    const arriving = rig.load.arrive(crowd)
    await cluster.start()
    await arriving
    await worker.ready
    await rig.carrier.nextAccepted()
    await cluster.restart('fast')
    await rig.load.arrive(crowd)
    await cluster.restart('immediate')
    await rig.heals()
    expect(worker.hasEnded()).toBe(false)
  },
)

clusterStory('the workers’ connections are cut at random', patient, async ({ rig }) => {
  const workers = [rig.startWorker(), rig.startWorker()]
  await Promise.all(workers.map((worker) => worker.ready))
  const times = runsLongStories ? 400 : 20
  await rig.load.arrive(times)
  await terminateBackends(rig.db, times, () => 10)
  await rig.heals(90_000)
  expect(workers.some((worker) => worker.hasEnded())).toBe(false)
})

clusterStory(
  'idle clients take every connection slot but those of whoever administers the server',
  patient,
  async ({ rig }) => {
    const greedy: pg.Client[] = []
    async function takeWhatIsFree() {
      for (let isRefused = false; !isRefused; ) {
        const client = new pg.Client({ connectionString: asLogin(rig.url, 'pipeline_worker') })
        client.on('error', () => {})
        greedy.push(client)
        isRefused = await client.connect().then(
          () => false,
          () => true,
        )
      }
    }
    await takeWhatIsFree()
    const port = await rig.startWeb().port
    const readyz = () => fetch(`http://127.0.0.1:${port}/readyz`)
    const took: number[] = []
    async function readyzOfFullServer() {
      await takeWhatIsFree()
      // What somebody has given back since, the web process may have been quicker to take.
      await withClient({ connectionString: rig.url }, (administrator) =>
        administrator.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('pipeline server', 'pipeline health')`,
        ),
      )
      await takeWhatIsFree()
      const asked = performance.now()
      const says = await (await readyz()).text()
      took.push(performance.now() - asked)
      return says
    }
    await expect.poll(readyzOfFullServer).toContain('PostgreSQL takes no more connections')
    expect(Math.max(...took)).toBeLessThan(2_000)
    await withClient({ connectionString: rig.url }, (administrator) => administrator.query('select'))

    const worker = rig.startWorker()
    const arriving = rig.load.arrive(10)
    await Promise.all(greedy.map((client) => client.end()))
    await arriving
    await worker.ready
    await expect.poll(async () => (await readyz()).status).toBe(200)
    await rig.heals()
    expect(worker.hasEnded()).toBe(false)
  },
)

clusterStory.runIf(runsLongStories)(
  'PostgreSQL fails every few seconds while five thousand leads are worked on',
  { timeout: 900_000 },
  async ({ cluster, rig }) => {
    const dice = diceOf(seed, 'failures')
    const keeper = keepWorkers(rig, 2, {})
    const arriving = rig.load.arrive(5_000)
    for (let failure = 0; failure < 10; failure += 1) {
      await pause(dice.whole(`rest ${failure}`, 5_000, 20_000))
      await cluster.restart('immediate')
    }
    await arriving
    await rig.heals(600_000)
    expect(keeper.restarts()).toBe(0)
    keeper.retire()
  },
)

clusterStory.runIf(runsLongStories)(
  'PostgreSQL is absent for ten minutes while leads are worked on, longer than the job queue tries again',
  { timeout: 1_000_000 },
  async ({ cluster, rig }) => {
    const workers = [rig.startWorker(), rig.startWorker()]
    await Promise.all(workers.map((worker) => worker.ready))
    const called = rig.agents.nextCall()
    await rig.load.arrive(60)
    await called
    await cluster.stop('immediate')
    await pause(600_000)
    await cluster.start()
    await rig.heals()
    expect(workers.some((worker) => worker.hasEnded())).toBe(false)
  },
)
