import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pg from 'pg'
import { expect } from 'vitest'
import { runScheduleNow, startDueSchedules } from '../../db/work/schedules.ts'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { createLog } from '../../src/log.ts'
import { startSchedulesInTime } from '../../src/worker/schedule_clock.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { clockwork } from '../support/clockwork.ts'
import { inTransaction, letJobsBeLost, story } from '../support/databases/database.ts'
import { aLeadAt, only } from '../support/leads.ts'

const monday = '2026-03-02T10:00:00Z'

const runs = `select schedule, slot, tried, finished_at is not null as over, found, done, says, failed_because
  from pipeline.schedule_runs order by id`

story(
  'what is due by the clock is done once, and what was missed is made up for once',
  async ({ database }) => {
    const { db, pool } = database
    const time = await clockwork(pool, { startAt: monday })
    await db.query(
      `update pipeline.schedules set since = pipeline.now(), enabled = schedule in ('archive_dead_leads', 'clean_up')`,
    )
    const start = () => db.query('select pipeline_private.start_due_schedules() as started')
    expect((await start()).rows).toEqual([{ started: 0 }])

    // Three days without a worker: of 288 quarters of an hour and three nights only the last are made up for.
    await time.pass('72 hours 1 minute')
    expect((await start()).rows).toEqual([{ started: 2 }])
    expect((await start()).rows).toEqual([{ started: 0 }])
    await time.settle()
    expect((await db.query(runs)).rows).toMatchObject([
      {
        schedule: 'archive_dead_leads',
        slot: new Date('2026-03-05T10:00:00Z'),
        over: true,
        found: 0,
        done: 0,
        says: '0 leads archived.',
      },
      {
        schedule: 'clean_up',
        slot: new Date('2026-03-05T02:00:00Z'),
        over: true,
        says: 'Nothing was old enough to be removed.',
      },
    ])
    await time.pass('15 minutes')
    expect((await start()).rows).toEqual([{ started: 1 }])
  },
)

story('a worker looks by itself what is due, and goes on when it could not', async ({ database }) => {
  const { db, pool } = database
  await clockwork(pool, { startAt: '2027-03-02T10:00:00Z' })
  await db.query(
    `update pipeline.schedules set since = '2027-01-01Z', enabled = schedule in ('archive_dead_leads', 'price_texts')`,
  )
  let asked = 0
  const away = async (statement: string, values?: unknown[]) => {
    asked += 1
    if (asked === 1) throw new Error('the database is away')
    return pool.query(statement, values)
  }
  const stop = new AbortController()
  const looking = startSchedulesInTime({ query: away } as typeof db, createLog('silent'), stop.signal, 1)
  await expect
    .poll(async () => (await db.query(runs)).rows.map(({ schedule }) => schedule).sort())
    .toEqual(['archive_dead_leads', 'price_texts'])
  stop.abort()
  await looking
})

story(
  'a clock that was ahead for a while silences nothing: what is due comes, and what nobody begins is told of',
  async ({ database }) => {
    const { db, pool } = database
    const time = await clockwork(pool, { startAt: '2027-03-02T10:00:00Z' })
    await db.query(
      `update pipeline.schedules set since = '2027-01-01Z', enabled = schedule in ('archive_dead_leads', 'price_texts')`,
    )
    await time.pass('30 minutes')
    await startDueSchedules(db)
    await time.settle()
    await time.pass('1 hour')
    await startDueSchedules(db) // a run that is still under way when the clock is put right
    await db.query(
      `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       values ('ping_dead_mans_switch', now(), now() + interval '1 day')`,
    )

    await db.query(`select pipeline_private.start_simulation_clock('2027-02-01T10:00:00Z', 0)`)
    await startDueSchedules(db)
    await time.pass('15 minutes')
    await startDueSchedules(db)
    await time.settle()
    const slots = await db.query(
      `select array_agg(slot order by slot) as slots, bool_and(finished_at is not null) as over
       from pipeline.schedule_runs where schedule = 'archive_dead_leads'`,
    )
    expect(slots.rows).toEqual([
      {
        slots: [
          new Date('2027-02-01T10:15:00Z'),
          new Date('2027-03-02T10:30:00Z'),
          new Date('2027-03-02T11:30:00Z'),
        ],
        over: true,
      },
    ])
    expect((await db.query('select from graphile_worker._private_known_crontabs')).rows).toEqual([])
  },
)

story(
  'a step that fails stops no other, is tried again, and says why',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: monday })
    await db.query(`alter function pipeline_private.archive_dead_leads rename to not_there`)
    await runScheduleNow(db, 'archive_dead_leads', 'to see')
    await runScheduleNow(db, 'clean_up', 'to see')
    await time.settle()
    expect((await db.query(runs)).rows).toMatchObject([
      {
        schedule: 'archive_dead_leads',
        tried: 1,
        over: false,
        failed_because: expect.stringContaining('archive_dead_leads'),
      },
      { schedule: 'clean_up', tried: 1, over: true },
    ])
    await time.pass('1 hour')
    expect((await db.query(runs)).rows[0]).toMatchObject({ tried: 3, over: true, says: null })

    await db.query(`alter function pipeline_private.not_there rename to archive_dead_leads`)
    await runScheduleNow(db, 'archive_dead_leads', 'mended')
    await time.settle()
    expect((await db.query(runs)).rows.at(-1)).toMatchObject({
      over: true,
      says: '0 leads archived.',
      failed_because: null,
    })
  },
)

story('no step overlaps itself: another waits until it is over', async ({ database: { db, pool } }) => {
  const time = await clockwork(pool, { startAt: monday })
  const lead = await aLeadAt(db, 'DEAD_LEAD')
  await db.query(`update pipeline.settings set archive_dead_after = '1 hour'`)
  await time.pass('2 hours')
  const other = await runScheduleNow(db, 'archive_dead_leads', 'taken by a worker that is slow')
  await db.query('select pipeline_private.begin_schedule_run($1, 1)', [other.id])
  await runScheduleNow(db, 'archive_dead_leads', 'first')
  await time.settle()
  expect((await db.query(runs)).rows).toMatchObject([
    { tried: 1, over: false },
    { tried: 0, over: false },
  ])
  await db.query('select pipeline_private.finish_schedule_run($1, 0, 0, $2)', [other.id, 'at last'])
  await time.pass('2 minutes')
  expect((await db.query(runs)).rows).toMatchObject([
    { says: 'at last' },
    { tried: 1, over: true, says: '1 lead archived.' },
  ])
  const { rows } = await db.query(
    'select archived_at is not null as archived from pipeline.vendor_leads where id = $1',
    [lead],
  )
  expect(rows).toEqual([{ archived: true }])
})

story('a step that does not come to an end is told of', async ({ database: { db, pool } }) => {
  await clockwork(pool, { startAt: monday })
  const { id } = await runScheduleNow(db, 'clean_up', 'to see')
  const { rows } = await db.query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '13 hours', locked_by = 'a worker' returning id`,
  )
  await db.query('select pipeline_private.begin_schedule_run($1, $2)', [id, rows[0]?.id])
  const alerts = async () => {
    await db.query('select pipeline_private.generate_alerts()')
    const found = await db.query(
      `select message, resolved_at is not null as over from pipeline.alerts where type = 'SCHEDULE_FAILED'`,
    )
    return found.rows
  }
  const message = 'clean_up does not come to an end: end the worker that is at it, another begins anew'
  expect(await alerts()).toEqual([{ message, over: false }])
  expect((await db.query('select pipeline_private.what_is_not_well() as why')).rows[0]?.why).toContain(
    'what is done by the clock does not come to an end',
  )
  // A night's work may take hours.
  await db.query(`update graphile_worker._private_jobs set locked_at = now() - interval '11 hours'`)
  expect(await alerts()).toEqual([{ message, over: true }])
  await db.query(
    `update pipeline.schedules set every = '15 minutes', at_times = null where schedule = 'clean_up'`,
  )
  expect(await alerts()).toContainEqual({ message, over: false })
})

story('a run whose worker and job are gone is begun again', async ({ database: { db, pool } }) => {
  const time = await clockwork(pool, { startAt: monday })
  await letJobsBeLost(db)
  const { id } = await runScheduleNow(db, 'clean_up', 'to see')
  await db.query('select pipeline_private.begin_schedule_run($1, 1)', [id])
  await db.query('delete from graphile_worker._private_jobs')
  await time.pass('5 minutes')
  await db.query('select pipeline_private.start_due_schedules()')
  await time.settle()
  expect((await db.query(runs)).rows.filter(({ schedule }) => schedule === 'clean_up')).toMatchObject([
    { tried: 2, over: true },
  ])
})

story(
  'dead leads leave the usual lists, but for those that people brought back or are asked about',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: monday })
    const leads = [
      await aLeadAt(db, 'DEAD_LEAD'),
      await aLeadAt(db, 'DEAD_LEAD'),
      await aLeadAt(db, 'DEAD_LEAD'),
    ]
    const [plain, broughtBack, askedAbout] = leads
    await db.query(`select pipeline_private.open_review_item($1, 'reply_after_end', 'Is it over?', '{}')`, [
      askedAbout,
    ])
    const archive = async () => {
      await db.query('select pipeline_private.archive_dead_leads()')
      const { rows } = await db.query('select id from pipeline.vendor_leads where archived_at is not null')
      return rows.map(({ id }) => id)
    }
    await time.pass('719 hours')
    expect(await archive()).toEqual([])
    await time.pass('2 hours')
    await db.query(`select pipeline.archive_lead($1, 'tidy')`, [broughtBack])
    await db.query(`select pipeline.unarchive_lead($1, 'I still look at it')`, [broughtBack])
    expect(await archive()).toEqual([plain])
  },
)

story(
  'how runs went is kept for a quarter of a year, and of each schedule the latest for ever',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: monday })
    for (const schedule of ['archive_dead_leads', 'archive_dead_leads', 'clean_up']) {
      await runScheduleNow(db, schedule, 'to see')
      await time.settle()
      await time.pass('1 hour')
    }
    await time.pass('2200 hours')
    await runScheduleNow(db, 'clean_up', 'to see')
    await time.settle()
    const { rows } = await db.query(runs)
    expect(rows.map(({ schedule }) => schedule)).toEqual(['archive_dead_leads', 'clean_up'])
    expect(rows.at(-1)).toMatchObject({ says: 'Removed: schedule runs 2.' })
  },
)

story(
  'after an outage a report is written when the figures are, and without them when they fail for long',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: monday })
    await db.query(
      `update pipeline.schedules set since = pipeline.now(), enabled = schedule in ('update_metrics', 'write_daily_report')`,
    )
    await time.pass('48 hours')
    await aLeadAt(db, 'OFFER_MADE')
    await time.pass('24 hours 1 minute')
    await db.query('alter function pipeline_private.write_figure_hours rename to not_there')
    await db.query('select pipeline_private.start_due_schedules()')
    await time.pass('4 minutes')
    const over = async () =>
      (await db.query('select schedule from pipeline.schedule_runs where says is not null order by id')).rows
    expect(await over()).toEqual([])
    await db.query('alter function pipeline_private.not_there rename to write_figure_hours')
    await time.pass('10 minutes')
    expect(await over()).toHaveLength(2)
    const { rows } = await db.query(
      `select figures.value from pipeline.reports, pipeline.reports_figure_rows(reports) as figures
       where reports.kind = 'daily' and figures.title in ('New leads', 'Offers made')`,
    )
    expect(rows).toEqual([{ value: 1 }, { value: 0 }])

    // When they cannot be written for long, people are told of the day what is known.
    await time.pass('24 hours')
    await db.query('alter function pipeline_private.write_figure_hours rename to not_there')
    await db.query(`update pipeline.schedules set tries = 10 where schedule = 'update_metrics'`)
    await db.query('select pipeline_private.start_due_schedules()')
    await time.pass('40 minutes')
    expect((await over()).map(({ schedule }) => schedule)).toEqual([
      'update_metrics',
      'write_daily_report',
      'write_daily_report',
    ])
    await db.query('alter function pipeline_private.not_there rename to write_figure_hours')
  },
)

inTransaction('what somebody asks for goes before what the clock has started', async ({ db }) => {
  await db.query(
    `insert into pipeline.schedule_runs (schedule, slot, due_at) values ('clean_up', now(), now())`,
  )
  const asked = await runScheduleNow(db, 'update_metrics', 'somebody looks at them')
  const { rows } = await db.query(
    `select jobs.payload ->> 'run' as run
     from graphile_worker._private_jobs as jobs
     join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
     where tasks.identifier = 'run_schedule' order by jobs.priority, jobs.run_at, jobs.id limit 1`,
  )
  expect(only(rows)).toEqual({ run: asked.id })
})

story('steps that do not come on keep none of the others from what they do', async ({ database }) => {
  const { url, db } = database
  const backupDir = await mkdtemp(join(tmpdir(), 'backups-'))
  await db.query('update pipeline.schedules set enabled = false')
  const lines: string[] = []
  const destination = new Writable({
    write(line, _, done) {
      lines.push(String(line))
      done()
    },
  })
  const worker = await startWorker({
    ...{ url, backupDir, log: createLog('info', destination), agents: agentCaller({ builtin: {} }) },
  })
  const locker = new pg.Client({ connectionString: url })
  await locker.connect()
  try {
    await locker.query('begin; lock table pipeline.audit_log in access exclusive mode')
    for (const schedule of ['back_up', 'export_audit_heads']) await runScheduleNow(db, schedule, 'to see')
    const waiting = async () =>
      (
        await db.query('select from pg_locks where not granted and relation = $1::regclass', [
          'pipeline.audit_log',
        ])
      ).rowCount
    await expect.poll(waiting).toBe(2)

    const { id } = await runScheduleNow(db, 'price_texts', 'meanwhile')
    const isOver = async () =>
      only((await db.query('select finished_at from pipeline.schedule_runs where id = $1', [id])).rows)
        .finished_at
    await expect.poll(isOver).not.toBeNull()
    expect(lines.filter((line) => line.includes('connect'))).toEqual([])
  } finally {
    await locker.end()
    await worker.stop()
    await rm(backupDir, { recursive: true })
  }
})
