import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { runScheduleNow } from '../../db/work/schedules.ts'
import { clockwork } from '../support/clockwork.ts'
import { story } from '../support/databases/database.ts'
import { aLeadAt } from '../support/leads.ts'

/** A figure of a whole day, so many days before today. */
const onDay = (db: Db, figure: string, scope: string, daysAgo: number, amount: number, outOf?: number) =>
  db.query(
    `insert into pipeline.figure_days (figure, scope, day, amount, out_of)
     values ($1, $2, (pipeline.now() at time zone 'Europe/London')::date - $3::integer, $4, $5)
     on conflict on constraint figure_days_pkey do update set amount = excluded.amount, out_of = excluded.out_of`,
    [figure, scope, daysAgo, amount, outOf],
  )

const inHour = (db: Db, agent: string, failed: number, outOf: number) =>
  db.query(
    `insert into pipeline.figure_hours (figure, scope, hour_at, amount, out_of)
     values ('agent_failure_rate', $1, date_bin('1 hour', pipeline.now(), '2000-01-01Z'), $2, $3)
     on conflict on constraint figure_hours_pkey do update set amount = excluded.amount, out_of = excluded.out_of`,
    [agent, failed, outOf],
  )

const call = (db: Db, lead: string, pence: number) =>
  db.query(
    `insert into pipeline.api_usage (id, provider, purpose, vendor_lead_id, began_at, outcome, pence)
     values (uuidv7(), 'twilio', 'send', $1, pipeline.now(), 'ok', $2)`,
    [lead, pence],
  )

const failures = (db: Db, lead: string, count: number) =>
  db.query(
    `select pipeline_private.record_event($1, 'agent_failed', '{}') from generate_series(1, $2::integer)`,
    [lead, count],
  )

story(
  'a rule fires at its threshold and not one below, of the days and hours that it is about',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: '2026-10-25T12:00:00Z' }) // a day of 25 hours
    await db.query('update pipeline.schedules set enabled = false')
    const lead = await aLeadAt(db, 'DUE_DILIGENCE')
    const open = async () => {
      await runScheduleNow(db, 'generate_alerts', 'to see')
      await time.settle()
      const { rows } = await db.query<{ said: string }>(
        `select type || ' ' || message as said from pipeline.alerts where resolved_at is null order by said`,
      )
      return rows.map(({ said }) => said)
    }

    await failures(db, lead, 5)
    await time.pass('61 minutes')
    await failures(db, lead, 10)
    await inHour(db, 'sms_agent', 2, 19)
    await inHour(db, 'offer_engine', 2, 21)
    await onDay(db, 'api_calls', '', 0, 9_999)
    await onDay(db, 'api_calls', '', 1, 20_000)
    await onDay(db, 'api_cost', '', 0, 99.99)
    await call(db, lead, 499.9)
    await onDay(db, 'opt_out_rate', 'video', 7, 100, 100)
    await onDay(db, 'opt_out_rate', 'video', 6, 3, 100)
    await onDay(db, 'opt_out_rate', 'video', 0, 3, 99)
    await onDay(db, 'opt_out_rate', 'retry_1', 0, 5, 200)
    await onDay(db, 'overall_rate', '', 60, 2, 50)
    await onDay(db, 'overall_rate', '', 149, 3, 50)
    await onDay(db, 'overall_rate', '', 150, 0, 500)
    await onDay(db, 'overall_rate', '', 59, 0, 500)
    expect(await open()).toEqual([])

    await failures(db, lead, 1)
    await inHour(db, 'sms_agent', 2, 20)
    await onDay(db, 'api_calls', '', 0, 10_000)
    await onDay(db, 'api_cost', '', 0, 100)
    await call(db, lead, 0.1)
    await onDay(db, 'opt_out_rate', 'video', 0, 3, 100)
    await onDay(db, 'overall_rate', '', 60, 1, 50)
    const fired = [
      'BUDGET_SPENT Providers cost more than a day may: £100.00',
      'HIGH_API_USAGE Providers are called often: 10,000',
      'HIGH_FAILURE_RATE Agents fail often: 11',
      'HIGH_FAILURE_SHARE An agent fails for many leads: 2 of 20',
      'LEAD_OVER_BUDGET A lead costs more than it may: £5.00',
      'LOW_CONVERSION Few vendors complete: 4 of 100',
      'OPT_OUTS_HIGH Many vendors want no more texts after one of ours: 6 of 200',
    ]
    expect(await open()).toEqual(fired)
    expect(await open()).toEqual(fired)

    // The hour, the day and the first of the seven days go by; of those that have had time to complete there are more.
    await time.pass('25 hours')
    expect(await open()).toEqual(['LOW_CONVERSION Few vendors complete: 1 of 550'])
  },
)
