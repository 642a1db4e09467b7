import pg from 'pg'
import { expect } from 'vitest'
import { rollUpFigures } from '../../../db/figures/figures.ts'
import { readEndOfEvents, readEventsAfter } from '../../../db/record/event_stream.ts'
import { eagerAgents as agents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { story } from '../../support/databases/database.ts'
import { otherServer } from '../../support/databases/other_server.ts'
import { aLead, aLeadAt, facts, only } from '../../support/leads.ts'

const leadsByStage = {
  counted: `select pipeline_stage as stage, count(*)::integer as leads from pipeline.vendor_leads group by 1 order by 1`,
  figures: `select stage, leads::integer from pipeline.stage_figures() where leads > 0 order by 1`,
}

/** As after years of work: far more transactions than a new server has had. */
const manyTransactions = `do $$ begin for n in 1..5000 loop perform pg_current_xact_id(); commit; end loop; end $$`

story(
  'a database that was restored on another server works there as if nothing had happened',
  { timeout: 180_000 },
  async ({ database: { pool, db } }) => {
    await db.query(manyTransactions)
    const before = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents })
    for (let lead = 0; lead < 3; lead += 1) await aLead(db, facts)
    await before.pass('26 hours')
    while ((await rollUpFigures(db, 1000)) > 0);
    const cursor = await readEndOfEvents(db)
    expect(cursor.transactionId).toBeGreaterThan(5000n)

    const there = await otherServer()
    try {
      await there.restore(pool)
      const atHome = 'select pipeline_private.is_at_home() as home'
      expect((await there.pool.query(atHome)).rows).toEqual([{ home: true }])
      // That it was restored is an event of its own.
      expect(await readEventsAfter(there.pool, cursor, 10)).toMatchObject([
        { eventType: 'database_restored' },
      ])
      expect(
        (await there.pool.query('select from pipeline_private.open_work where booked_at is null')).rowCount,
      ).toBe(0)

      const after = await clockwork(there.pool, { startAt: await before.now(), agents })
      const fresh = await aLead(there.pool, facts)
      await after.pass('30 hours')
      const followed = await readEventsAfter(there.pool, cursor, 1000)
      const { rows: written } = await there.pool.query(
        'select count(*)::integer as events from pipeline.pipeline_events where id > $1',
        [cursor.eventId.toString()],
      )
      expect(followed.map(({ vendorLeadId }) => vendorLeadId)).toContain(fresh)
      expect(followed).toHaveLength(only(written).events)

      while ((await rollUpFigures(there.pool, 1000)) > 0);
      expect((await there.pool.query(leadsByStage.figures)).rows).toEqual(
        (await there.pool.query(leadsByStage.counted)).rows,
      )
      const checks = [
        'pipeline.check_invariants()',
        'pipeline.audit_faults()',
        'pipeline_private.broken_guards',
      ]
      for (const check of checks) expect((await there.pool.query(`select * from ${check}`)).rows).toEqual([])

      // What is written behind the audit log's back is found by the quick look, which goes by the age of rows.
      await there.pool.query('select pipeline_private.run_self_check(false)')
      const { rows: since } = await there.pool.query('select max(id) as id from pipeline.audit_log')
      const client = await there.pool.connect()
      await client.query('set session_replication_role = replica')
      await client.query(`update pipeline.vendor_leads set vendor_name = 'Somebody Else' where id = $1`, [
        fresh,
      ])
      client.release(true)
      const faults = await there.pool.query('select fault from pipeline.audit_faults(null, $1)', [
        only(since).id,
      ])
      expect(faults.rows).toEqual([{ fault: 'row' }])
    } finally {
      await there.stop()
    }
  },
)

story(
  'what is open in another database of the server holds up no event',
  async ({ database: { url, db } }) => {
    const elsewhere = new URL(url)
    elsewhere.pathname = '/postgres'
    const neighbour = new pg.Client({ connectionString: elsewhere.href })
    await neighbour.connect()
    await neighbour.query('begin')
    await neighbour.query('select pg_current_xact_id()')
    const start = await readEndOfEvents(db)
    const lead = await aLeadAt(db, 'NEW_LEAD')
    const seen = async () => (await readEventsAfter(db, start, 100)).map(({ vendorLeadId }) => vendorLeadId)
    expect(await seen()).toEqual([lead])

    const ours = new pg.Client({ connectionString: url, application_name: 'a forgotten psql' })
    await ours.connect()
    await ours.query('begin')
    await ours.query('select pg_current_xact_id()')
    const held = await aLeadAt(db, 'NEW_LEAD')
    expect(await seen()).toEqual([lead])
    const { rows } = await db.query(
      'select application_name, state, pid is not null as known from pipeline_private.held_up_by()',
    )
    expect(rows).toEqual([
      { application_name: 'a forgotten psql', state: 'idle in transaction', known: true },
    ])

    await ours.query('commit')
    expect(await seen()).toEqual([lead, held])
    await neighbour.end()
    await ours.end()
  },
)
