import { expect } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics/metrics.ts'
import type { TaskTools } from '../../src/task_tools/task_maker.ts'
import cleanUp from '../../tasks/schedules/clean_up.ts'
import { inTransaction, productionStory, workersPoolOf } from '../support/database.ts'

const recorded = `
  insert into pipeline.webhook_deliveries (door, body, told, verdict, received_at)
  select door, days::text, '{}', verdict, pipeline.now() - make_interval(days => days)
  from (values ('twilio_inbound', 'taken'), ('twilio_status', 'ignored')) as kinds (door, verdict)
  cross join unnest(array[1, 29, 31, 89, 91, 4000]) as days`

const left = `
  select door, array_agg(body::integer order by received_at desc) as days
  from pipeline.webhook_deliveries group by door order by door`

inTransaction('what came in is kept for as long as its door says, and no longer', async ({ db }) => {
  await db.query(recorded)
  const remove = async (most: number) =>
    (await db.query('select * from pipeline_private.remove_old_deliveries($1)', [most])).rows
  expect(await remove(3)).toEqual([
    { door: 'twilio_inbound', removed: 2 },
    { door: 'twilio_status', removed: 3 },
  ])
  expect(await remove(3)).toEqual([{ door: 'twilio_status', removed: 1 }])
  expect(await remove(3)).toEqual([])
  const { rows } = await db.query(left)
  expect(rows).toEqual([
    { door: 'twilio_inbound', days: [1, 29, 31, 89] },
    { door: 'twilio_status', days: [1, 29] },
  ])
})

inTransaction('each door says for how long it keeps what came in', async ({ db }) => {
  const { rows } = await db.query<{ door: string }>(
    `select found.door[1] as door
     from pg_constraint as rules
     cross join regexp_matches(pg_get_constraintdef(rules.oid), '''([a-z_]+)''::text', 'g') as found (door)
     where rules.conname = 'door_is_known'
     except
     select door::text from pipeline.delivery_rules`,
  )
  expect(rows).toEqual([])
})

inTransaction('what still waits is never removed, nor what a person is asked about', async ({ db }) => {
  await db.query(`update pipeline.delivery_rules set keep_days = null where door = 'twilio_status'`)
  await db.query(recorded)
  await db.query(
    `update pipeline.webhook_deliveries set verdict = 'waiting' where door = 'twilio_inbound' and body = '91'`,
  )
  await db.query(
    `select pipeline_private.open_review_item(null, 'lead_not_read', 'What is this?', '{}', about => id::text)
     from pipeline.webhook_deliveries where door = 'twilio_inbound' and body = '4000'`,
  )
  await db.query('select from pipeline_private.remove_old_deliveries()')
  const { rows } = await db.query(left)
  expect(rows).toEqual([
    { door: 'twilio_inbound', days: [1, 29, 31, 89, 91, 4000] },
    { door: 'twilio_status', days: [1, 29, 31, 89, 91, 4000] },
  ])
})

productionStory(
  'the worker removes it at night, all of it, and counts',
  async ({ database: { db, pool } }) => {
    await db.query(
      `insert into pipeline.webhook_deliveries (door, body, told, verdict, received_at)
     select 'twilio_status', 'x', '{}', 'taken', now() - interval '40 days' from generate_series(1, 2500)`,
    )
    await db.query(recorded)
    const workers = workersPoolOf(pool)
    const metrics = createMetrics()
    const tools = { pool: workers, unhurriedPool: workers, log: createLog('silent'), metrics }
    await cleanUp(tools as TaskTools)()
    await workers.end()
    const { rows } = await db.query('select count(*)::integer from pipeline.webhook_deliveries')
    expect(rows).toEqual([{ count: 6 }])
    expect(await metrics.registry.metrics()).toContain(
      'pipeline_removed_deliveries_total{door="twilio_status"} 2504',
    )
  },
)
