import { expect } from 'vitest'
import { isLocked } from '../../db/connection/sql_error.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { story } from '../support/databases/database.ts'
import { workersPoolOf } from '../support/databases/workers_pool.ts'
import { aLead, only } from '../support/leads.ts'

const startAt = '2026-06-01T09:00:00+01:00'
const slowSender = `select pipeline_private.use_sender('simulated', '+447700900999', 60)`

/** Of two parts. */
const longWords = 'Shall we say Tuesday at ten, at the house? '.repeat(5)

/** Most segments of any minute. */
const perMinute = `
  select max(segments)::integer as most
  from (
    select sum(segments) over (order by sent_at range between '1 minute' preceding and current row) as segments
    from pipeline.lead_messages where direction = 'outbound' and sent_at is not null
  ) as windows`

story(
  'no minute has more segments than the sender may, answers included',
  async ({ database: { db, pool } }) => {
    await db.query(slowSender)
    await db.query(`update pipeline.settings set texts_per_minute = null`)
    const time = await clockwork(pool, { startAt, agents: eagerAgents })
    const leads: string[] = []
    for (let nth = 0; nth < 30; nth += 1) leads.push(await aLead(db))
    await time.pass('10 seconds')
    for (const lead of leads.slice(0, 10))
      await db.query('select pipeline.send_message($1, $2)', [lead, longWords])
    await time.pass('4 minutes')
    const { most } = only((await db.query<{ most: number }>(perMinute)).rows)
    // Ten seconds' worth may leave at once.
    expect(most).toBeLessThanOrEqual(60 + 10)
    const { rows } = await db.query(
      `select
         count(*)::integer as texts,
         count(*) filter (where author = 'person' and sent_at - created_at < interval '40 seconds')::integer as soon
       from pipeline.lead_messages where direction = 'outbound' and status = 'sent'`,
    )
    // All leave, and what people write goes first.
    expect(rows).toEqual([{ texts: 40, soon: 10 }])
  },
)

story('all workers together keep to one rate', async ({ database: { db, pool } }) => {
  await db.query(slowSender)
  await db.query('select pipeline_private.start_simulation_clock($1, 0)', [startAt])
  for (let nth = 0; nth < 25; nth += 1) {
    const lead = await aLead(db)
    await db.query('select pipeline.send_message($1, $2)', [lead, 'Hello'])
  }
  const workers = workersPoolOf(pool, 4)
  const { rows } = await db.query<{ id: string }>(
    `select id from pipeline.lead_messages where direction = 'outbound'`,
  )
  // Who waits too long for another worker's claim looks again.
  const claim = async (id: string): Promise<number> => {
    try {
      return (await workers.query('select from pipeline_private.claim_message($1)', [id])).rowCount ?? 0
    } catch (error) {
      if (!isLocked(error)) throw error
      return claim(id)
    }
  }
  const claims = await Promise.all(rows.map(({ id }) => claim(id)))
  expect(claims.reduce((all, one) => all + one, 0)).toBe(10)
  const { rows: turns } = await db.query(
    `select count(distinct not_before)::integer as turns from pipeline.lead_messages where status = 'queued'`,
  )
  // Each of the others waits for a turn of its own.
  expect(turns).toEqual([{ turns: 15 }])
})

story('what waited for the morning leaves at the pace', async ({ database: { db, pool } }) => {
  await db.query('update pipeline.settings set texts_per_minute = 3')
  const time = await clockwork(pool, { startAt: '2026-06-01T21:00:00+01:00', agents: eagerAgents })
  for (let nth = 0; nth < 8; nth += 1) await aLead(db)
  await time.pass('11 hours 1 minute')
  const { rows } = await db.query<{ sent: number }>(
    `select count(*)::integer as sent from pipeline.lead_messages where status = 'sent' and direction = 'outbound'`,
  )
  expect(only(rows).sent).toBeGreaterThan(2)
  expect(only(rows).sent).toBeLessThan(6)
})
