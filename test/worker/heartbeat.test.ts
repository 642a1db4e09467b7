import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'vitest'
import { listWorkers } from '../../db/workers.ts'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { eagerAgents } from '../support/agents.ts'
import { productionStory } from '../support/database.ts'
import { aLead, only, stageOf } from '../support/leads.ts'

const log = createLog('silent')

/** A worker in a process of its own whose agent never answers. */
async function hangingWorker(url: string): Promise<ChildProcess> {
  const child = fork(new URL('hanging_worker.ts', import.meta.url), [url], { stdio: 'ignore' })
  await once(child, 'message') // its agent was called
  return child
}

productionStory(
  'what a killed worker was doing is done by another, within a minute and by itself',
  { timeout: 90_000 },
  async ({ database: { url, db } }) => {
    const lead = await aLead(db)
    const doomed = await hangingWorker(url)
    expect(await listWorkers(db)).toMatchObject([{ processId: doomed.pid, state: 'connected' }])
    doomed.kill('SIGKILL')
    await once(doomed, 'exit')
    const killedAt = Date.now()

    const worker = await startWorker({ url, log, agents: agentCaller({ builtin: eagerAgents }) })
    try {
      await expect.poll(() => stageOf(db, lead), { timeout: 60_000 }).toBe('AI_CONVERSATION')
      expect(Date.now() - killedAt).toBeLessThan(60_000)
      expect(await listWorkers(db)).toMatchObject([{ processId: process.pid, state: 'connected' }])
      const { rows } = await db.query(
        `select attempt, status, metadata ->> 'error' as error
         from pipeline.agent_runs as runs
         left join pipeline.pipeline_events as events on events.event_type = 'agent_attempt_failed'
         where runs.vendor_lead_id = $1 and runs.agent = 'sms_agent'`,
        [lead],
      )
      expect(only(rows)).toMatchObject({ attempt: 2, status: 'succeeded' })
    } finally {
      await worker.stop()
    }
    expect(await listWorkers(db)).toEqual([])
  },
)

productionStory(
  'a text is not taken from a worker that may still be sending it',
  async ({ database: { db } }) => {
    const lead = await aLead(db)
    await db.query(`select pipeline.send_message($1, 'I will ring you')`, [lead])
    const claim = async () =>
      (
        await db.query<{ is_retry: boolean }>(
          'select claimed.is_retry from pipeline.lead_messages, pipeline_private.claim_message(lead_messages.id) as claimed',
        )
      ).rows
    const leaseRunsOut = () => db.query('update pipeline.lead_messages set lease_until = now()')

    expect(await claim()).toEqual([{ is_retry: false }])
    expect(await claim()).toEqual([])
    for (const _ of [2, 3, 4, 5]) {
      await leaseRunsOut()
      expect(await claim()).toEqual([{ is_retry: true }])
    }
    // Five workers stopped over this text: a person must look before it takes down a sixth.
    await leaseRunsOut()
    expect(await claim()).toEqual([])
    const { rows } = await db.query(
      `select status, kind from pipeline.lead_messages join pipeline.review_items on review_items.message_id = lead_messages.id`,
    )
    expect(rows).toEqual([{ status: 'uncertain', kind: 'message_uncertain' }])
  },
)

productionStory(
  'work that was begun and never ended is woken, once its lease is over',
  async ({ database: { db } }) => {
    const lead = await aLead(db)
    await db.query(
      'select pipeline_private.claim_agent_run(id, 1) from pipeline.agent_runs where vendor_lead_id = $1',
      [lead],
    )
    await db.query(`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`)
    const wake = async () =>
      only(
        (await db.query<{ woken: number }>(`select pipeline_private.wake_due_work('1 minute') as woken`))
          .rows,
      ).woken
    expect(await wake()).toBe(0)
    await db.query(`update pipeline.agent_runs set lease_until = now() - interval '61 seconds'`)
    expect(await wake()).toBe(1)
  },
)

productionStory(
  'overdue work that only waits in a long queue is not queued twice',
  async ({ database: { db } }) => {
    await aLead(db)
    await db.query(`update pipeline.agent_runs set next_attempt_at = now() - interval '10 minutes'`)
    await db.query(
      `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where task_identifier = 'run_agent'), now() - interval '10 minutes')`,
    )
    const { rows } = await db.query(`select pipeline_private.wake_due_work('1 minute') as woken`)
    expect(rows).toEqual([{ woken: 0 }])
  },
)

productionStory('a job that can never be done is shown to a person, once', async ({ database: { db } }) => {
  await db.query(`select graphile_worker.add_job('run_agent', '{}', max_attempts => 1)`)
  await db.query(
    `select graphile_worker.permanently_fail_jobs(array(select id from graphile_worker.jobs), 'broken')`,
  )
  await db.query(`select pipeline_private.report_worker('pool-1', 'here', 1, array['run_agent'])`)
  await db.query(
    `select graphile_worker.add_job('task_of_the_future', run_at => now() - interval '2 minutes')`,
  )
  const reported = async () =>
    only((await db.query<{ new: number }>('select pipeline_private.report_stuck_jobs() as new')).rows).new
  expect([await reported(), await reported()]).toEqual([2, 0])
  const { rows } = await db.query(
    `select alerts.message, alerts.severity from pipeline.alerts join pipeline.review_items on review_items.reason = alerts.message order by alerts.scope`,
  )
  expect(rows).toEqual([
    { message: expect.stringMatching(/^Job \d+ \(run_agent\) has used up its attempts$/), severity: 'HIGH' },
    { message: 'No worker knows what to do with jobs of the task task_of_the_future', severity: 'HIGH' },
  ])
})
