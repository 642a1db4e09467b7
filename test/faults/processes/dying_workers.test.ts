import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { keepWorkers } from '../rig/processes/keeper.ts'
import { crowd, faultStory, networkStory, runsLongStories } from '../rig/stories.ts'

// Each story waits half a minute for a worker to count as dead, and costs no processor meanwhile: they run together.
const together = { concurrent: true, timeout: 180_000 }

faultStory('a worker is killed while its agent thinks', together, async ({ rig }) => {
  rig.agents.mode = (_, nth) => (nth === 1 ? 'hang' : 'answer')
  const doomed = rig.startWorker()
  const called = rig.agents.nextCall()
  await rig.load.arrive(3)
  await called
  doomed.signal('SIGKILL')
  rig.startWorker()
  await rig.heals()
})

faultStory('all workers are killed, and one comes back', together, async ({ rig }) => {
  const doomed = [rig.startWorker(), rig.startWorker()]
  const accepted = rig.carrier.nextAccepted()
  await rig.load.arrive(crowd)
  await accepted
  for (const worker of doomed) worker.signal('SIGKILL')
  await Promise.all(doomed.map((worker) => worker.ended))
  rig.startWorker()
  await rig.heals()
})

faultStory(
  'a worker dies between the carrier’s taking a text and our writing it down',
  together,
  async ({ rig }) => {
    rig.carrier.mode = 'withhold'
    const doomed = rig.startWorker()
    const accepted = rig.carrier.nextAccepted()
    await rig.load.arrive(1)
    const { messageId } = await accepted
    doomed.signal('SIGKILL')
    rig.carrier.mode = 'accept'
    rig.startWorker()
    await rig.heals()
    expect(rig.carrier.accepted.filter((text) => text.messageId === messageId)).toHaveLength(1)
  },
)

networkStory(
  'a worker hears that it may send a text when another has sent it already',
  together,
  async ({ rig, proxy }) => {
    const late = rig.startWorker({ url: proxy.through(rig.url) })
    await late.ready
    const asked = proxy.holdAnswerTo('claim_message')
    const accepted = rig.carrier.nextAccepted()
    await rig.load.arrive(1)
    await asked
    rig.startWorker()
    await accepted
    proxy.release()
    await rig.heals()
  },
)

// Beside others only the story's own expect knows for whom it polls.
faultStory('a worker is frozen past its lease and thawed again', together, async ({ rig, expect }) => {
  await rig.db.query(`update pipeline.agents set deadline = '3 seconds'`)
  const zombie = rig.startWorker()
  // Warm first: a server whose client froze while it logged in can drop no database, and other stories do.
  await rig.load.arrive(10)
  await rig.heals()
  const until = rig.agents.calls.length
  rig.agents.mode = (_, nth) => (nth === until + 1 ? 'hang' : 'answer')
  const called = rig.agents.nextCall()
  await rig.load.arrive(1)
  const { runId } = await called
  zombie.signal('SIGSTOP')
  rig.startWorker()
  const attempts = async () =>
    (await rig.db.query('select attempt from pipeline.agent_runs where id = $1', [runId])).rows[0].attempt
  await expect.poll(attempts, { interval: 200 }).toBe(2)
  zombie.signal('SIGCONT')
  await rig.heals()
})

faultStory.runIf(runsLongStories)(
  'an agent takes its worker down each time it is called',
  together,
  async ({ rig }) => {
    // Two deaths instead of four: each costs the half minute after which a worker counts as dead. Leases outlast that,
    // as in production, so that only the queue brings the runs back.
    await rig.db.query(`update pipeline.agents set max_attempts = 2, deadline = '1 minute'`)
    let killer: string | undefined
    rig.agents.mode = ({ leadId }) => {
      killer ??= leadId
      return leadId === killer ? 'exit' : 'answer'
    }
    const first = rig.startWorker()
    await rig.load.arrive(5)
    expect(await first.ended).toBe(7)
    expect(await rig.startWorker().ended).toBe(7)
    rig.startWorker()
    await rig.heals()
    const items = await rig.db.query('select vendor_lead_id, kind from pipeline.review_items')
    expect(items.rows).toEqual([{ vendor_lead_id: killer, kind: 'agent_failure' }])
    const alerts = await rig.db.query('select type, vendor_lead_id from pipeline.alerts')
    expect(alerts.rows).toContainEqual({ type: 'AGENT_FAILURE', vendor_lead_id: killer })
  },
)

faultStory('an agent eats all memory of its worker', together, async ({ rig }) => {
  rig.agents.mode = (_, nth) => (nth === 1 ? 'memory' : 'answer')
  const doomed = rig.startWorker({ heapMb: 64 })
  await rig.load.arrive(3)
  expect(await doomed.ended).not.toBe(0)
  rig.startWorker()
  await rig.heals()
})

faultStory('an agent keeps its worker’s thread for twenty seconds', together, async ({ rig }) => {
  rig.agents.mode = (_, nth) => (nth === 1 ? 'block' : 'answer')
  rig.startWorker()
  await rig.load.arrive(3)
  await rig.heals()
  const { rows } = await rig.db.query('select count(*)::integer as workers from pipeline_private.workers')
  expect(rows).toEqual([{ workers: 1 }])
})

faultStory('an agent never answers and heeds no signal', together, async ({ rig }) => {
  await rig.db.query(`update pipeline.agents set deadline = '3 seconds'`)
  rig.agents.mode = (_, nth) => (nth === 1 ? 'deaf' : nth === 2 ? 'hang' : 'answer')
  rig.startWorker()
  await rig.load.arrive(1)
  await rig.heals()
  const failures = await rig.db.query(
    `select metadata ->> 'error' as error from pipeline.pipeline_events where event_type = 'agent_failed'`,
  )
  expect(failures.rows).toEqual(Array(2).fill({ error: 'It took longer than the deadline' }))
})

faultStory('a worker is told to stop while its agent thinks', together, async ({ rig }) => {
  rig.agents.mode = (_, nth) => (nth === 1 ? 'hang' : 'answer')
  await rig.db.query(`update pipeline.agents set deadline = '1 minute'`)
  const stopping = rig.startWorker()
  const called = rig.agents.nextCall()
  await rig.load.arrive(2)
  await called
  stopping.signal('SIGTERM')
  expect(await stopping.ended).toBe(0)
  const left = await rig.db.query(
    'select (select count(*)::integer from graphile_worker.jobs where locked_at is not null) as locked, (select count(*)::integer from pipeline_private.workers) as workers',
  )
  expect(left.rows).toEqual([{ locked: 0, workers: 0 }])
  rig.startWorker()
  await rig.heals()
})

faultStory('a worker is told to stop twice', together, async ({ rig }) => {
  rig.agents.mode = (_, nth) => (nth === 1 ? 'deaf' : 'answer')
  await rig.db.query(`update pipeline.agents set deadline = '10 seconds'`)
  const impatient = rig.startWorker()
  const called = rig.agents.nextCall()
  await rig.load.arrive(2)
  await called
  impatient.signal('SIGTERM')
  impatient.signal('SIGTERM')
  impatient.signal('SIGINT')
  expect(await impatient.ended).toBe(1)
  rig.startWorker()
  await rig.heals()
})

faultStory.runIf(runsLongStories)(
  'a third of the workers is killed every ten seconds',
  { timeout: 500_000 },
  async ({ rig }) => {
    const keeper = keepWorkers(rig, 3, {})
    for (let round = 0; round < 18; round += 1) {
      await rig.load.arrive(20)
      await pause(10_000)
      keeper.all()[round % 3]?.signal('SIGKILL')
    }
    await rig.heals()
    expect(keeper.restarts()).toBe(18)
    keeper.retire()
  },
)
