import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Logger, runTaskListOnce, type Task } from 'graphile-worker'
import { expect } from 'vitest'
import { listWorkers } from '../../db/work/workers.ts'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { eagerAgents } from '../support/agents.ts'
import { letJobsBeLost, productionStory } from '../support/databases/database.ts'
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
  { timeout: 180_000 },
  async ({ database: { url, db } }) => {
    const lead = await aLead(db)
    const doomed = await hangingWorker(url)
    expect(await listWorkers(db)).toMatchObject([{ processId: doomed.pid, state: 'connected' }])
    doomed.kill('SIGKILL')
    await once(doomed, 'exit')
    const killedAt = Date.now()

    const worker = await startWorker({ url, log, agents: agentCaller({ builtin: eagerAgents }) })
    try {
      await expect.poll(() => stageOf(db, lead)).toBe('AI_CONVERSATION')
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
    for (const _ of [2, 3, 4, 5, 6]) {
      await leaseRunsOut()
      expect(await claim()).toEqual([{ is_retry: true }])
    }
    // Five workers stopped over this text, and one that only asked what became of it: a person must look before it takes down a seventh.
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
    await letJobsBeLost(db)
    await db.query(`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`)
    const wake = async () =>
      only(
        (await db.query<{ woken: number }>(`select pipeline_private.book_overdue_work('1 minute') as woken`))
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
    const { rows } = await db.query(`select pipeline_private.book_overdue_work('1 minute') as woken`)
    expect(rows).toEqual([{ woken: 0 }])
  },
)

productionStory(
  'what fails is tried again by the queue, not booked anew by whoever looks for what is late',
  async ({ database: { pool, db } }) => {
    await aLead(db)
    await db.query(`update pipeline.agent_runs set next_attempt_at = now() - interval '10 minutes'`)
    const fails: Task = async () => {
      throw new Error('the disk is full')
    }
    const tries = await pool.connect()
    await runTaskListOnce({ logger: new Logger(() => () => {}) }, { run_agent: fails }, tries)
    tries.release()
    const { rows } = await db.query(`select pipeline_private.book_overdue_work('1 minute') as woken`)
    expect(rows).toEqual([{ woken: 0 }])
    const jobs = await db.query(
      `select distinct attempts from graphile_worker.jobs where task_identifier = 'run_agent'`,
    )
    expect(jobs.rows).toEqual([{ attempts: 1 }])
  },
)

productionStory(
  'what cannot be done however often it is tried is told of once, tried again a day later, and when a person says so',
  async ({ database: { db } }) => {
    await letJobsBeLost(db)
    const { vendor_phone: phone } = only(
      (await db.query('select vendor_phone from pipeline.vendor_leads where id = $1', [await aLead(db)]))
        .rows,
    )
    await db.query(
      `insert into pipeline_private.inbox (phone, body, provider_message_id, media, arrived_at)
       values ($1, 'how much?', 'SM-stuck', '[]', now() - interval '10 minutes')`,
      [phone],
    )
    const givenUp = async () => {
      await db.query(
        `select graphile_worker.permanently_fail_jobs(array(select id from graphile_worker.jobs where task_identifier = 'take_up_text'), 'broken')`,
      )
      const { rows } = await db.query<{ woken: number }>(
        `with told as (select pipeline_private.report_stuck_jobs())
         select pipeline_private.book_overdue_work('1 minute') as woken from told`,
      )
      const questions = await db.query<{ id: string }>(
        `select id from pipeline.review_items where kind = 'stuck_job' and resolved_at is null`,
      )
      return { woken: only(rows).woken, questions: questions.rows }
    }
    const comesIn = async () =>
      (
        await db.query(
          `select round(extract(epoch from run_at - now()) / 3600)::integer as hours
           from graphile_worker.jobs where task_identifier = 'take_up_text' order by run_at`,
        )
      ).rows
    const first = await givenUp()
    expect(first).toEqual({ woken: 0, questions: [{ id: expect.any(String) }] })
    expect(await comesIn()).toEqual([{ hours: 24 }])
    expect(await givenUp()).toEqual(first)

    await db.query(`select pipeline.resolve_review_item($1, 'the disk has room again')`, [
      only(first.questions).id,
    ])
    expect(await comesIn()).toEqual([{ hours: 0 }, { hours: 24 }])
  },
)

productionStory(
  'a job whose attempts are used up settles its row, asks a person and leaves the queue',
  async ({ database: { db } }) => {
    const lead = await aLead(db)
    await db.query(
      `select graphile_worker.permanently_fail_jobs(array(select id from graphile_worker.jobs where task_identifier = 'run_agent'), 'broken')`,
    )
    await db.query(
      `select graphile_worker.add_job('send_message', '{"message": "not an id"}', max_attempts => 1)`,
    )
    await db.query(
      `select graphile_worker.permanently_fail_jobs(array(select id from graphile_worker.jobs where task_identifier = 'send_message'), 'unreadable')`,
    )
    const report = async () =>
      only(
        (await db.query<{ matters: number }>('select pipeline_private.report_stuck_jobs() as matters')).rows,
      ).matters
    expect([await report(), await report()]).toEqual([2, 0])

    const runs = await db.query('select status, error from pipeline.agent_runs where vendor_lead_id = $1', [
      lead,
    ])
    expect(runs.rows).toEqual([{ status: 'dead', error: 'broken' }])
    const items = await db.query('select vendor_lead_id, kind from pipeline.review_items order by id')
    expect(items.rows).toEqual([
      { vendor_lead_id: lead, kind: 'agent_failure' },
      { vendor_lead_id: null, kind: 'stuck_job' },
    ])
    const alerts = await db.query(
      'select type, count(*)::integer from pipeline.alerts group by type order by type',
    )
    expect(alerts.rows).toEqual([
      { type: 'AGENT_FAILURE', count: 1 },
      { type: 'STUCK_JOB', count: 2 },
    ])
    const jobs = await db.query(
      `select from graphile_worker.jobs where task_identifier in ('run_agent', 'send_message')`,
    )
    expect(jobs.rows).toEqual([])
  },
)

productionStory(
  'jobs that no worker knows wait, with an alert until one comes that does',
  async ({ database: { db } }) => {
    const says = (pool: string, tasks: string[]) =>
      db.query(`select pipeline_private.report_worker($1, 'here', 1, '1.0.0', $2)`, [pool, tasks])
    const open = async () =>
      (await db.query('select message from pipeline.alerts where resolved_at is null')).rows
    await says('pool-old', ['run_agent'])
    await db.query(
      `select graphile_worker.add_job('task_of_the_future', run_at => now() - interval '2 minutes')`,
    )
    await db.query('select pipeline_private.report_stuck_jobs()')
    expect(await open()).toEqual([
      { message: 'No worker knows what to do with jobs of the task task_of_the_future' },
    ])
    await says('pool-new', ['run_agent', 'task_of_the_future'])
    await db.query('select pipeline_private.report_stuck_jobs()')
    expect(await open()).toEqual([])
  },
)

productionStory(
  'jobs that fail again and again are told of before they are given up',
  async ({ database: { db } }) => {
    await db.query(`select graphile_worker.add_job('reconcile', run_at => now() + interval '1 hour')`)
    const attempts = (count: number) =>
      db.query(
        `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), attempts => $1)`,
        [count],
      )
    await attempts(4)
    await db.query(`update graphile_worker._private_jobs set last_error = 'the disk is full'`)
    await db.query('select pipeline_private.report_stuck_jobs()')
    const { rows } = await db.query(
      'select type, scope, message from pipeline.alerts where resolved_at is null',
    )
    expect(rows).toEqual([
      {
        ...{ type: 'FAILING_JOBS', scope: 'task:reconcile' },
        message: '1 jobs of the task reconcile fail again and again: the disk is full',
      },
    ])
  },
)

productionStory(
  'a job that takes its worker down again and again is given up; those beside it go on',
  async ({ database: { db } }) => {
    await db.query(`select graphile_worker.add_job('crash'), graphile_worker.add_job('harmless')`)
    const workerDies = async (times: number, tasks: string[]) => {
      await db.query(`select pipeline_private.report_worker($1, 'here', 1, '1.0.0', '{}')`, [`pool-${times}`])
      await db.query(
        `update graphile_worker._private_jobs as jobs
         set locked_at = now(), locked_by = $1, attempts = jobs.attempts + 1
         from graphile_worker.jobs as shown where shown.id = jobs.id and shown.task_identifier = any ($2)`,
        [`pool-${times}`, tasks],
      )
      await db.query(`update pipeline_private.workers set heartbeat_at = now() - interval '2 minutes'`)
      const { rows } = await db.query('select pipeline_private.free_jobs_of_the_dead() as pools')
      expect(rows).toEqual([{ pools: [`pool-${times}`] }])
    }
    for (const times of [1, 2, 3]) await workerDies(times, times < 3 ? ['crash', 'harmless'] : ['crash'])
    const starts = await db.query(
      'select count(distinct run_at)::integer as starts, bool_and(locked_at is null) as free from graphile_worker.jobs',
    )
    expect(starts.rows).toEqual([{ starts: 2, free: true }])

    await workerDies(4, ['crash'])
    await db.query('select pipeline_private.report_stuck_jobs()')
    const left = await db.query(
      `select task_identifier from graphile_worker.jobs where task_identifier <> 'deliver_alert'`,
    )
    expect(left.rows).toEqual([{ task_identifier: 'harmless' }])
    const items = await db.query('select reason from pipeline.review_items')
    expect(items.rows).toEqual([
      { reason: expect.stringMatching(/^Job \d+ \(crash\) was given up: its worker died 4 times$/) },
    ])
  },
)

productionStory(
  'what a worker claims after it has gone is given back within moments',
  async ({ database: { db } }) => {
    await db.query(`select graphile_worker.add_job('harmless')`)
    const says = (pool: string) =>
      db.query(`select pipeline_private.report_worker($1, 'here', 1, '1.0.0', '{}')`, [pool])
    const lateClaim = (pool: string) =>
      db.query('update graphile_worker._private_jobs set locked_at = now(), locked_by = $1', [pool])
    const freed = async () =>
      only((await db.query('select pipeline_private.free_jobs_of_the_dead() as pools')).rows).pools
    await says('pool-dead')
    await db.query(`update pipeline_private.workers set heartbeat_at = now() - interval '2 minutes'`)
    expect(await freed()).toEqual(['pool-dead'])
    await lateClaim('pool-dead')
    expect(await freed()).toEqual(['pool-dead'])

    await says('pool-over')
    await db.query(`select pipeline_private.dismiss_worker('pool-over')`)
    await lateClaim('pool-over')
    expect(await freed()).toEqual(['pool-over'])
    const jobs = await db.query('select locked_by from graphile_worker.jobs')
    expect(jobs.rows).toEqual([{ locked_by: null }])

    await db.query(`update pipeline_private.gone_workers set gone_at = now() - interval '10 minutes'`)
    expect(await freed()).toEqual([])
    expect((await db.query('select from pipeline_private.gone_workers')).rows).toEqual([])
  },
)

productionStory(
  'a living worker that holds jobs it does not know of is noticed',
  async ({ database: { db } }) => {
    await db.query(`select graphile_worker.add_job('reconcile')`)
    await db.query(
      `update graphile_worker._private_jobs set locked_by = 'pool-1', locked_at = now() - interval '2 minutes'`,
    )
    const { rows } = await db.query(
      `select
         pipeline_private.has_forgotten_jobs('pool-1', '{}') as unknown,
         pipeline_private.has_forgotten_jobs('pool-1', array(select id from graphile_worker.jobs)) as known,
         pipeline_private.has_forgotten_jobs('pool-2', '{}') as others`,
    )
    expect(rows).toEqual([{ unknown: true, known: false, others: false }])
  },
)

productionStory(
  'a job that comes again goes on with its run, however often its worker died',
  async ({ database: { db } }) => {
    await aLead(db)
    const claim = async (attempt: number, job: number) =>
      (
        await db.query(
          `select from pipeline.agent_runs, pipeline_private.claim_agent_run(id, $1, $2) where purpose = 'INITIAL_CONTACT'`,
          [attempt, job],
        )
      ).rows.length
    const attempts = async () =>
      only((await db.query('select attempt from pipeline.agent_runs')).rows).attempt
    expect(await claim(1, 7)).toBe(1)
    expect([await claim(1, 8), await claim(2, 8)]).toEqual([0, 0])
    expect([await claim(1, 7), await attempts()]).toEqual([1, 2])
    expect([await claim(1, 7), await attempts()]).toEqual([1, 3])
    expect([await claim(1, 8), await claim(3, 8)]).toEqual([0, 0])
  },
)
