import { expect } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics/metrics.ts'
import type { TaskTools } from '../../src/task_tools/task_maker.ts'
import cleanUp from '../../tasks/schedules/clean_up.ts'
import { inTransaction, productionStory } from '../support/databases/database.ts'
import { workersPoolOf } from '../support/databases/workers_pool.ts'
import { aLead, aLeadAt, only } from '../support/leads.ts'

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
    const result = await cleanUp(tools as TaskTools)()
    expect(result).toMatchObject({
      done: 2506,
      counts: { deliveries: 2506 },
      says: 'Removed: deliveries 2,506.',
    })
    await workers.end()
    const { rows } = await db.query('select count(*)::integer from pipeline.webhook_deliveries')
    expect(rows).toEqual([{ count: 6 }])
    expect(await metrics.registry.metrics()).toContain(
      'pipeline_removed_deliveries_total{door="twilio_status"} 2504',
    )
  },
)

inTransaction('what nobody needs any more is removed when it is old enough, and counted', async ({ db }) => {
  await db.query(`update pipeline.settings set drafts_kept_for = '10 days'`)
  const { rows: users } = await db.query<{ id: string }>(
    `select pipeline_private.add_user('sam', 'operator', '$argon2id$nobody knows it') as id`,
  )
  const sam = only(users).id
  await db.query(
    `insert into pipeline_private.user_sessions (id_hash, user_id, expires_at, ended_at)
     select sha256(days::text::bytea), $1, now() + make_interval(days => 1 - days), case when days = 40 then now() - interval '31 days' end
     from unnest(array[0, 29, 33, 40]) as days`,
    [sam],
  )
  await db.query(
    `insert into pipeline_private.api_tokens (token_hash, user_id, name, role, expires_at)
     select sha256(days::text::bytea), $1, 'report', 'viewer', now() - make_interval(days => days) from unnest(array[-5, 5, 31]) as days`,
    [sam],
  )
  await db.query(
    `update pipeline_private.users set link_hash = sha256('x'), link_expires_at = now() - interval '31 days' where id = $1`,
    [sam],
  )
  await db.query(
    `insert into pipeline_private.sign_in_tries (key_hash, tries, began_at)
     select sha256(hours::text::bytea), 1, now() - make_interval(hours => hours) from unnest(array[1, 25, 50]) as hours`,
  )
  await db.query(
    `insert into pipeline.lead_imports (file, began_at, ended_at, row_count, imported, updated, duplicates, refused)
     select 'vendors.csv', pipeline.now(), pipeline.now() - make_interval(days => days), 1, 1, 0, 0, 0 from unnest(array[100, 200]) as days`,
  )
  const [live, dead] = [await aLead(db), await aLeadAt(db, 'DEAD_LEAD')]
  for (const lead of [live, dead])
    for (const [place, days] of [9, 11].entries())
      await db.query(
        `insert into pipeline.drafts (vendor_lead_id, body, written_by, written_at)
         values ($1, 'Hello', $2, pipeline.now() - make_interval(days => $3))`,
        [lead, `writer ${place}`, days],
      )

  const remove = async (most: number) =>
    (await db.query('select kind, removed from pipeline_private.remove_outdated($1)', [most])).rows
  expect(await remove(1)).toEqual([
    { kind: 'ended_sessions', removed: 1 },
    { kind: 'spent_tokens', removed: 1 },
    { kind: 'spent_sign_in_links', removed: 1 },
    { kind: 'sign_in_tries', removed: 1 },
    { kind: 'imports', removed: 1 },
    { kind: 'drafts', removed: 1 },
  ])
  expect(await remove(10)).toEqual([
    { kind: 'ended_sessions', removed: 1 },
    { kind: 'sign_in_tries', removed: 1 },
  ])
  expect(await remove(10)).toEqual([])
  const { rows } = await db.query('select vendor_lead_id = $1 as is_live from pipeline.drafts', [live])
  expect(rows.map(({ is_live }) => is_live).sort()).toEqual([false, true, true])
  expect((await db.query('select * from pipeline.audit_faults()')).rows).toEqual([])
})

inTransaction('nothing is kept for no time, nor for longer than a century', async ({ db }) => {
  const { rows } = await db.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'pipeline' and table_name = 'settings' and data_type = 'interval'`,
  )
  expect(rows.length).toBeGreaterThan(15)
  for (const { name } of rows)
    for (const wrong of ['-1 second', '101 years', 'infinity']) {
      await db.query('savepoint before')
      await expect(
        db.query(`update pipeline.settings set ${name} = $1`, [wrong]),
        name,
      ).rejects.toMatchObject({
        code: '23514',
      })
      await db.query('rollback to before')
    }
})
