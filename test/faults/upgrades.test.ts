import { expect } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { faultStory } from './stories.ts'

const patient = { timeout: 60_000 }

faultStory('jobs of a newer program reach an older worker', patient, async ({ rig }) => {
  const worker = rig.startWorker()
  await worker.ready
  await rig.load.arrive(1)
  await rig.db.query(`select graphile_worker.add_job('task_of_the_future', '{}')`)
  await rig.db.query(
    `select graphile_worker.add_job('run_agent', json_build_object('run', id, 'attempt', attempt, 'fieldOfTheFuture', true))
     from pipeline.agent_runs`,
  )
  await rig.db.query(`select graphile_worker.add_job('send_message', '{"text": "in another form"}')`)
  const unreadable = () =>
    rig.db.query(
      `select from graphile_worker.jobs where task_identifier = 'send_message' and last_error like '%message%'`,
    )
  await expect.poll(async () => (await unreadable()).rows.length).toBe(1)
  const waiting = await rig.db.query(
    `select attempts from graphile_worker.jobs where task_identifier = 'task_of_the_future'`,
  )
  expect(waiting.rows).toEqual([{ attempts: 0 }])
  await rig.db.query(
    `select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where task_identifier = 'task_of_the_future' or last_error is not null))`,
  )
  await rig.heals()
  expect(worker.hasEnded()).toBe(false)
})

// A newer version of the queue cannot be installed beside ours: its announcement is sent as it would send it.
faultStory('a newer worker upgrades the queue while leads are worked on', patient, async ({ rig }) => {
  const worker = rig.startWorker()
  await worker.ready
  await rig.load.arrive(30)
  const pools = async () =>
    (await rig.db.query<{ pool_id: string }>('select pool_id from pipeline_private.workers')).rows.map(
      (row) => row.pool_id,
    )
  const before = await pools()
  await rig.db.query(`select pg_notify('worker:migrate', '{"migrationNumber": 999, "breaking": true}')`)
  await expect.poll(pools, { timeout: 20_000 }).not.toEqual(before)
  await rig.heals()
  expect(worker.hasEnded()).toBe(false)
})

faultStory('functions and triggers are replaced while leads are worked on', patient, async ({ rig }) => {
  rig.startWorker()
  await rig.load.arrive(60)
  await rig.carrier.nextAccepted()
  await rig.db.query(`update pipeline_private.applied_logic set hash = 'of an older program'`)
  await migrate(rig.url, { purpose: 'production' })
  await rig.heals()
})
