import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { rollUpFigures } from '../../../db/figures/figures.ts'
import { keepLeads } from '../../../db/leads/lead_sources.ts'
import { createLog } from '../../../src/log.ts'
import type { TaskTools } from '../../../src/task_tools/task_maker.ts'
import applyRetention from '../../../tasks/schedules/apply_retention.ts'
import { eagerAgents as agents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { workersPoolOf } from '../../support/databases/workers_pool.ts'
import { aLead, aLeadAt, facts, only } from '../../support/leads.ts'

/** Everything of ours in which one of these words stands, by its table; the carrier has its own books. */
async function whereStands(
  db: { query(sql: string, values?: unknown[]): Promise<{ rows: { name: string }[] }> },
  words: string,
) {
  const { rows: tables } = await db.query(
    `select name from pipeline_private.backed_up where name not like '%simulated_carrier' order by name`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await db.query(`select 1 as name from ${name} as t where t::text ~* $1 limit 1`, [words])
    if (rows.length > 0) found.push(name)
  }
  return found
}

const monday = '2026-03-02T10:00:00Z'

story(
  'of a vendor who is erased nothing tells any more who they were; history, figures and the record stand',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: monday, agents })
    const lead = await aLead(db, {
      ...facts,
      vendor_name: 'Zebedee Quixote',
      vendor_phone: '+447700900321',
      vendor_email: 'zebedee@quixote.example',
      property_address: '14 Xylophone Road',
    })
    await time.settle()
    await vendorSays(db, lead, 'This is Zebedee, ring me')
    await time.settle()
    await db.query(`select pipeline.add_note($1, 'Zebedee has two dogs')`, [lead])
    await db.query(`select pipeline.save_draft($1, 'Hello Zebedee')`, [lead])
    await db.query(`select pipeline.edit_lead($1, vendor_name => 'Zebedee Quixote Esq')`, [lead])
    await expect(db.query(`select pipeline.erase_lead($1, 'they asked')`, [lead])).rejects.toMatchObject({
      code: 'VL026',
    })
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold to a cousin')`, [lead])
    await db.query(
      `insert into pipeline.message_suppressions (phone, reason, source) values ('+447700900321', 'person', 'asked to be left alone')`,
    )
    await time.settle()
    await db.query(`select pipeline_private.raise_alert('AGENT_FAILURE', 'one', 'it failed', $1)`, [lead])
    await db.query(`select pipeline.resolve_alert(id, 'Zebedee rang us') from pipeline.alerts`)
    while ((await rollUpFigures(db, 1000)) > 0);
    const words = 'zebedee|quixote|xylophone|two dogs'
    const number = '7700900321'
    expect((await whereStands(db, words)).length).toBeGreaterThan(5)
    const moves = `select from_stage, to_stage, created_at from pipeline.pipeline_events where vendor_lead_id = $1 and event_type = 'stage_change' order by id`
    const before = (await db.query(moves, [lead])).rows

    const erased = await db.query(
      `select vendor_lead_id, kind, reason from pipeline.erase_lead($1, 'they asked')`,
      [lead],
    )
    expect(erased.rows).toEqual([{ vendor_lead_id: lead, kind: null, reason: 'they asked' }])
    expect(await whereStands(db, words)).toEqual([])
    // The wish outlives them, or nobody could heed it.
    expect(await whereStands(db, number)).toEqual(['pipeline.audit_log', 'pipeline.message_suppressions'])
    expect((await db.query(moves, [lead])).rows).toEqual(before)
    expect((await db.query('select * from pipeline.audit_faults()')).rows).toEqual([])
    expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])
    await expect(db.query(`update pipeline.audit_log set salt = null`)).rejects.toMatchObject({
      code: 'VL007',
    })
    await expect(db.query(`update pipeline.pipeline_events set reason = null`)).rejects.toMatchObject({
      code: 'VL007',
    })
    // Nobody brings the lead back to life; and what was written there afterwards can be erased as well.
    const { rows: answers } = await db.query(
      `select moved, code from pipeline.reactivate_lead($1, 'they rang')`,
      [lead],
    )
    expect(answers).toEqual([{ moved: false, code: 'VL001' }])
    await expect(
      db.query(`select pipeline.override_stage($1, 'OFFER_MADE', 'they rang')`, [lead]),
    ).rejects.toMatchObject({ code: 'VL001' })
    await expect(db.query(`select pipeline.send_message($1, 'Good morning')`, [lead])).rejects.toMatchObject({
      code: 'VL015',
    })
    const { rows: undone } = await db.query(
      `select pipeline.explain_undo(entries.id) -> 'obstacles' -> 0 ->> 'because' as because
       from pipeline.audit_log as entries
       where entries.table_name = 'erasures' or entries.reason = 'sold to a cousin' and entries.table_name = 'vendor_leads'`,
    )
    expect(undone).toEqual(
      [1, 2].map(() => ({ because: 'erased, which cannot be taken back, nor what was before' })),
    )
    await db.query(`select pipeline.edit_lead($1, vendor_name => 'Zebedee Quixote')`, [lead])
    await db.query(`select pipeline.add_note($1, 'Zebedee rang')`, [lead])
    await db.query(`select pipeline.erase_lead($1, 'again')`, [lead])
    expect(await whereStands(db, words)).toEqual([])
    expect((await db.query('select * from pipeline.audit_faults()')).rows).toEqual([])
    expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])
    expect((await db.query('select reason from pipeline.erasures')).rows).toEqual([{ reason: 'they asked' }])
  },
)

story(
  'whoever is erased does not come back by what waits with their number, and neither does what was merged into them',
  async ({ database: { db, pool } }) => {
    await clockwork(pool, { startAt: monday, agents })
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_phone: '+447700900321', vendor_name: null })
    const other = await aLeadAt(db, 'OFFER_MADE', {
      vendor_name: 'Zebedee Quixote',
      vendor_phone: '+447700900322',
    })
    await db.query(`select pipeline.merge_leads($1, $2, 'the same person')`, [lead, other])
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [lead])
    const told = (phone: string) => ({ reference: `of ${phone}`, contact: { tel: phone }, name: 'Zebedee' })
    const items = ['07700 900 321', '+44 (0)7700 900322', '07700900323'].map((phone) => ({
      ...{ body: JSON.stringify(told(phone)), told: told(phone) },
    }))
    await keepLeads(db, 'leads', 'webhook', items)
    await db.query(`select pipeline.erase_lead($1, 'they asked')`, [lead])
    const { rows } = await db.query('select told #>> $1 as phone from pipeline.webhook_deliveries', [
      ['contact', 'tel'],
    ])
    expect(rows).toEqual([{ phone: '07700900323' }])
    expect(await whereStands(db, 'quixote|7700900322')).toEqual([])
    expect((await db.query('select count(*)::integer as count from pipeline.erasures')).rows).toEqual([
      { count: 2 },
    ])
  },
)

story(
  'what is past its time is erased at night once its rule is switched on, and only counted before',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: monday, agents })
    const dead = await aLeadAt(db, 'DEAD_LEAD')
    const live = await aLeadAt(db, 'OFFER_MADE')
    const silent = await aLead(db, { ...facts, vendor_phone: '+447700900322' })
    await vendorSays(db, silent, 'STOP', time)
    await db.query(
      `update pipeline.retention_rules set kept_for = '30 days' where kind in ('dead_leads', 'completed_leads')`,
    )
    const backupDir = await mkdtemp(join(tmpdir(), 'backups-'))
    const workers = workersPoolOf(pool)
    const run = () =>
      applyRetention({
        unhurriedPool: workers,
        log: createLog('silent'),
        backupDir,
      } as unknown as TaskTools)()
    try {
      await time.pass('31 days')
      expect(await run()).toMatchObject({
        done: 0,
        found: 2,
        says: 'Nothing was erased. Past their time, and left: dead leads 2.',
      })
      const { rows: would } = await db.query(
        `select pipeline.preview_retention('dead_leads', '1 year') as later, pipeline.preview_retention('dead_leads') as due`,
      )
      expect(would).toEqual([{ later: 0, due: 2 }])
      for (const [given, code] of [
        [`'dead_leads', 'x', enabled => true, would_go => 1`, 'VL041'],
        [`'dead_leads', 'x', enabled => true`, 'VL041'],
        [`'dead_leads', 'x', '1 hour'`, 'VL018'],
        [`'dead_leads', 'x', '200 years'`, 'VL018'],
        [`'suppressions', 'x', enabled => true`, 'VL018'],
        [`'suppressions', 'x', '1 year', true`, 'VL018'],
        [`'no_such', 'x', '1 year'`, 'VL010'],
        [`'dead_leads', ' ', '1 year'`, 'VL003'],
        // Somebody else has changed it since one saw it.
        [`'dead_leads', 'x', '30 years', instead_of => '29 years'`, 'VL041'],
      ])
        await expect(db.query(`select pipeline.edit_retention_rule(${given})`), given).rejects.toMatchObject({
          code,
        })
      await db.query(
        `select pipeline.edit_retention_rule('dead_leads', 'agreed', enabled => true, would_go => 2)`,
      )
      expect(await run()).toMatchObject({ done: 2, counts: { dead_leads: 2 }, says: 'Erased: dead leads 2.' })
      expect(await run()).toMatchObject({ done: 0, found: 0 })
      const { rows } = await db.query(
        'select vendor_lead_id, kind from pipeline.erasures order by vendor_lead_id = $1',
        [silent],
      )
      expect(rows).toEqual([dead, silent].map((lead) => ({ vendor_lead_id: lead, kind: 'dead_leads' })))
      // Whoever opted out has not come by another number.
      const { rows: asked } = await db.query(
        'select kind from pipeline.review_items where vendor_lead_id = $1',
        [silent],
      )
      expect(asked).toEqual([])
      expect(
        only((await db.query('select vendor_phone from pipeline.vendor_leads where id = $1', [live])).rows),
      ).not.toMatchObject({
        vendor_phone: expect.stringMatching(/^\+999/),
      })
    } finally {
      await workers.end()
      await rm(backupDir, { recursive: true })
    }
  },
)
