import { readFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLead, aLeadAt, aPhone, only } from '../../support/leads.ts'

const tasks = ['lead_timer', 'run_agent', 'send_message']

/** How much each reader takes for due. */
async function due(db: Db) {
  const { rows } = await db.query<Record<'figures' | 'workDue' | 'woken', number>>(
    `select
       (select sum(value) from pipeline_private.pipeline_figures() where figure = 'due')::integer as figures,
       (select count(*) from pipeline_private.work_due where state = 'waiting')::integer as "workDue",
       pipeline_private.book_overdue_work('0 seconds') as woken`,
  )
  return only(rows)
}

describe('what is due is one answer', () => {
  inTransaction('timers, runs and texts that may be done now, by every reader', async ({ db }) => {
    expect(await due(db)).toEqual({ figures: 0, workDue: 0, woken: 0 })
    await aLead(db) // the first text is to be written
    const reminded = await aLeadAt(db, 'VIDEO_SENT')
    await db.query(
      `update pipeline.lead_messages set not_before = pipeline.now() where vendor_lead_id = $1`,
      [reminded],
    )
    await db.query(`update pipeline.lead_timers set due_at = pipeline.now() where vendor_lead_id = $1`, [
      reminded,
    ])
    expect(await due(db)).toEqual({ figures: 3, workDue: 3, woken: 3 })
    const { rows } = await db.query<{ task: string }>(
      'select task from pipeline_private.work_due order by task',
    )
    expect(rows.map(({ task }) => task)).toEqual(tasks)
  })

  inTransaction('a hold leaves nothing due but a person’s own text', async ({ db }) => {
    const lead = await aLeadAt(db, 'VIDEO_SENT')
    await db.query(
      `update pipeline.lead_messages set not_before = pipeline.now() where vendor_lead_id = $1`,
      [lead],
    )
    await db.query(`select pipeline.hold_lead($1, 'a test')`, [lead])
    expect(await due(db)).toEqual({ figures: 0, workDue: 0, woken: 0 })

    await db.query(`select pipeline.send_message($1, 'Shall I ring you at six?')`, [lead])
    expect(await due(db)).toEqual({ figures: 1, workDue: 1, woken: 1 })
  })

  inTransaction('what is under way is woken only once nobody has it', async ({ db }) => {
    await aLead(db)
    const run = `update pipeline.agent_runs set status = 'running', started_at = now(), run_token = gen_random_uuid()`
    await db.query(`${run}, lease_until = now() + interval '1 minute'`)
    expect(await due(db)).toEqual({ figures: 0, workDue: 0, woken: 0 })
    await db.query(`update pipeline.agent_runs set lease_until = now()`)
    expect(await due(db)).toEqual({ figures: 0, workDue: 0, woken: 1 })
  })

  inTransaction('what somebody puts off is not done before its new time', async ({ db }) => {
    await aLead(db)
    await aLeadAt(db, 'VIDEO_SENT')
    await db.query(`update pipeline.agent_runs set next_attempt_at = now() + interval '1 day'`)
    await db.query(
      `update pipeline.lead_messages set not_before = now() + interval '1 day' where status = 'queued'`,
    )
    // The jobs that were booked for the old times come.
    const begun = await db.query(
      `select runs.id from pipeline.agent_runs as runs cross join pipeline_private.claim_agent_run(runs.id, runs.attempt)
       union all
       select texts.id from pipeline.lead_messages as texts cross join pipeline_private.claim_message(texts.id)`,
    )
    expect(begun.rows).toEqual([])
    const { rows } = await db.query<{ task: string }>(
      `select distinct task_identifier as task from graphile_worker.jobs
       where run_at > now() and task_identifier <> 'lead_timer' order by 1`,
    )
    expect(rows.map(({ task }) => task)).toEqual(['run_agent', 'send_message'])
    const waiting = await db.query(
      `select from pipeline_private.open_work where task <> 'lead_timer' and booked_at is distinct from due_at`,
    )
    expect(waiting.rows).toEqual([])
  })

  inTransaction('a timer that is written back as it was, its booking with it, is booked', async ({ db }) => {
    const lead = await aLeadAt(db, 'VIDEO_SENT')
    await db.query(`create temporary table copied on commit drop as
      select * from pipeline.lead_timers where vendor_lead_id = '${lead}'`)
    await db.query('delete from pipeline.lead_timers where vendor_lead_id = $1', [lead])
    await db.query('delete from graphile_worker._private_jobs')
    await db.query('insert into pipeline.lead_timers select * from copied')
    const { rows } = await db.query('select task_identifier as task from graphile_worker.jobs')
    expect(rows).toEqual([{ task: 'lead_timer' }])
  })

  inTransaction('what waits is booked once, though the number of its lead is corrected', async ({ db }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    const booked = async () => (await db.query('select from graphile_worker._private_jobs')).rowCount
    const before = await booked()
    await db.query('update pipeline.vendor_leads set vendor_phone = $2 where id = $1', [lead, aPhone()])
    expect(await booked()).toBe(before)
  })

  inTransaction('what waits for no moment is not booked', async ({ db }) => {
    await db.query(`insert into pipeline_private.work_kinds (task, relation, key, argument, due, waiting, priority, detail, called)
      values ('ring', 'pipeline_private.calls', 'id', 'call', 'ring_at', 'not work.is_done', 0, '''call''', 'calls')`)
    await db.query(`create table pipeline_private.calls (
      id uuid primary key default uuidv7(), ring_at timestamptz, is_done boolean not null default false,
      booked_at timestamptz, newly_booked boolean not null default false)`)
    await db.query(await readFile('db/logic/booking/kinds_of_work.sql', 'utf8'))
    const booked = async () =>
      (await db.query(`select from graphile_worker.jobs where task_identifier = 'ring'`)).rowCount

    await db.query('insert into pipeline_private.calls default values')
    await db.query('update pipeline_private.calls set is_done = false')
    expect(await booked()).toBe(0)
    await db.query('update pipeline_private.calls set ring_at = pipeline.now()')
    expect(await booked()).toBe(1)
  })

  inTransaction('looking for it reads what is open, by its indexes', async ({ db }) => {
    await db.query('set local enable_seqscan = off')
    const { rows } = await db.query<Record<'QUERY PLAN', string>>(
      `explain select * from pipeline_private.open_work
       where state = 'waiting' and due_at <= now() or state = 'under way' and retake_at <= now()`,
    )
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    for (const index of ['lead_timers_due', 'agent_runs_queued', 'lead_messages_queued']) {
      expect(plan).toContain(index)
    }
  })
})
