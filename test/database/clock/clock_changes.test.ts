import pg from 'pg'
import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { clockwork } from '../../support/clockwork.ts'
import { inTransaction, type OwnDatabase, story } from '../../support/databases/database.ts'
import { intervalNames, sourcesIn, wallClockIn } from '../../support/databases/wall_clock.ts'
import { aLeadAt, only, stageOf } from '../../support/leads.ts'

/** The wait that these stories count, whatever the rules have. */
const waitsThreeDays = `update pipeline.stage_timers set after = '72 hours' where stage = 'RETRY_3' and name = 'timeout'`

/** Sessions as a server made on a UK machine gives them: initdb takes the time zone of the machine. */
async function inLondon(database: OwnDatabase, work: (pool: pg.Pool) => Promise<void>): Promise<void> {
  const url = new URL(database.url)
  await database.db.query(`alter database ${url.pathname.slice(1)} set timezone to 'Europe/London'`)
  const pool = new pg.Pool({ connectionString: url.href, max: 4 })
  pool.on('error', () => {})
  try {
    expect(only((await pool.query('show timezone')).rows)).toEqual({ TimeZone: 'Europe/London' })
    await pool.query(waitsThreeDays)
    await work(pool)
  } finally {
    await pool.end()
  }
}

async function secondsLeft(db: Db, lead: string): Promise<number> {
  const { rows } = await db.query<{ seconds: string }>(
    'select extract(epoch from due_at - pipeline.now()) as seconds from pipeline.lead_timers where vendor_lead_id = $1',
    [lead],
  )
  return Number(only(rows).seconds)
}

const hour = 3600

describe.each([
  ['forward', '2026-03-27T10:00:00Z'],
  ['back', '2026-10-23T09:00:00Z'],
])('in sessions of London, with the clock going %s at the weekend,', (_, friday) => {
  story('a wait of 72 hours takes 72 hours', async ({ database }) => {
    await inLondon(database, async (pool) => {
      const time = await clockwork(pool, { startAt: friday })
      const lead = await aLeadAt(pool, 'RETRY_3')
      expect(await secondsLeft(pool, lead)).toBe(72 * hour)
      const { rows } = await pool.query(
        `update pipeline.stage_timers set after = '3 days' where stage = 'RETRY_3' and name = 'timeout' returning to_stage`,
      )
      expect(await secondsLeft(pool, lead)).toBe(72 * hour)
      const shown = await pool.query(
        'select extract(epoch from next_retry_at - stage_entered_at) / 3600 as hours from pipeline.vendor_leads where id = $1',
        [lead],
      )
      expect(Number(only(shown.rows).hours)).toBe(72)

      await time.pass('71 hours 59 minutes')
      expect(await stageOf(pool, lead)).toBe('RETRY_3')
      await time.pass('1 minute')
      expect(await stageOf(pool, lead)).toBe(only(rows).to_stage)
    })
  })

  story('a hold and a take-over give back exactly what was left', async ({ database }) => {
    await inLondon(database, async (pool) => {
      const time = await clockwork(pool, { startAt: friday })
      const held = await aLeadAt(pool, 'RETRY_3')
      const led = await aLeadAt(pool, 'RETRY_3')
      await time.settle()
      await pool.query(`select pipeline.hold_lead($1, 'on holiday')`, [held])
      await pool.query('select pipeline.take_over_lead($1)', [led])
      await pool.query('select pipeline.release_lead($1)', [held])
      await pool.query('select pipeline.hand_back_lead($1)', [led])
      expect([await secondsLeft(pool, held), await secondsLeft(pool, led)]).toEqual([72 * hour, 72 * hour])

      await pool.query(`select pipeline.hold_lead($1, 'on holiday')`, [held])
      await time.pass('70 hours')
      await pool.query('select pipeline.release_lead($1)', [held])
      expect(await secondsLeft(pool, held)).toBe(72 * hour)
      const counted = await pool.query(
        `select extract(epoch from pipeline.now() - timers.counted_since) as timer, extract(epoch from pipeline.now() - leads.turn_since) as turn
         from pipeline.lead_timers as timers join pipeline.vendor_leads as leads on leads.id = timers.vendor_lead_id
         where timers.vendor_lead_id = $1`,
        [held],
      )
      expect(counted.rows.map(({ timer, turn }) => [Number(timer), Number(turn)])).toEqual([[0, 0]])
    })
  })

  story('a wrong move that is taken back leaves the wait as it was', async ({ database }) => {
    await inLondon(database, async (pool) => {
      const time = await clockwork(pool, { startAt: friday })
      const lead = await aLeadAt(pool, 'RETRY_3')
      await time.settle()
      await pool.query(`update pipeline.vendor_leads set pipeline_stage = 'OFFER_ACCEPTED' where id = $1`, [
        lead,
      ])
      const change = await pool.query(
        `select max(id) as id from pipeline.audit_log where vendor_lead_id = $1 and table_name = 'vendor_leads' and new_values ? 'pipeline_stage'`,
        [lead],
      )
      await pool.query(`select pipeline.undo_manual_change($1, 'wrong lead')`, [only(change.rows).id])
      expect(await secondsLeft(pool, lead)).toBe(72 * hour)
    })
  })

  story('a simulated clock that runs does not jump', async ({ database }) => {
    await inLondon(database, async (pool) => {
      await pool.query('select pipeline_private.start_simulation_clock($1, 1)', [friday])
      await pool.query(`update pipeline_private.simulation_clock set real_at = real_at - interval '72 hours'`)
      const { rows } = await pool.query<{ hours: string }>(
        'select round(extract(epoch from pipeline.now() - $1::timestamptz) / 3600) as hours',
        [friday],
      )
      expect(Number(only(rows).hours)).toBe(72)
    })
  })
})

inTransaction('nothing of ours asks the session’s clock on the wall', async ({ db }) => {
  const intervals = await intervalNames(db)
  const sources = await sourcesIn(db)
  expect(sources.length).toBeGreaterThan(200)
  const found = sources.flatMap(({ name, source }) =>
    wallClockIn(source, intervals).map((words) => `${name}: ${words}`),
  )
  expect(found).toEqual([])
})

inTransaction('and whatever did would be seen', async ({ db }) => {
  const intervals = await intervalNames(db)
  for (const source of [
    'select timers.counted_since + rules.after',
    'set due_at = pipeline.now() + timers.remaining',
    'set turn_since = leads.turn_since + (pipeline.now() - held_since)',
    'select reminded_at + (select settings.reminder_grace from pipeline.settings)',
    'select now() - overdue_by',
    'select rules.after + timers.counted_since',
    'declare patience interval; begin due_at := turn_since + patience; end',
    "select sent_at + interval '3 days'",
    "select sent_at - '1 mon'::interval",
    'select now() + make_interval(days => 3)',
    'select pipeline.now()::date',
    'select created_at::date',
    "select date_trunc('day', created_at)",
    'select current_date',
  ])
    expect([source, wallClockIn(source, intervals)]).not.toEqual([source, []])

  for (const source of [
    'select pipeline_private.later(timers.counted_since, rules.after)',
    "select now() - interval '10 minutes'",
    'select pipeline_private.later(now(), - overdue_by)',
    'select least(next_step.after - rule.after, grace)',
    'select (created_at at time zone zone)::date',
    'select extract(epoch from pipeline.now() - timers.counted_since)',
  ])
    expect([source, wallClockIn(source, intervals)]).toEqual([source, []])
})
