import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLead, aLeadAt, facts, only, stageOf } from '../../support/leads.ts'

/**
 * Every parameter of a function for people whose default is not null, and a story that null means the same. A default
 * of null needs none: there is nothing else that null could mean.
 */
const asIfLeftOut: Record<string, (db: Db) => Promise<void>> = {
  ...Object.fromEntries(
    [
      ...['board_cards.first', 'board_cards.order_by', 'stage_board.first', 'stage_board.order_by'],
      'board_changes.order_by',
    ].map((parameter) => [parameter, (db: Db) => showsTheSameCards(db, parameter)]),
  ),
  'edit_lead.clear': async (db) => {
    const lead = await aLead(db, facts)
    for (const clear of [null, [null], [[null], [null]]]) {
      await db.query('select pipeline.edit_lead($1, bedrooms => 4, clear => $2::text[])', [lead, clear])
    }
    const { rows } = await db.query('select * from pipeline.vendor_leads where id = $1', [lead])
    expect(only(rows)).toMatchObject({
      ...facts,
      asking_price: '185000.00',
      bedrooms: 4,
      vendor_name: 'Jo Smith',
    })
  },
  'search_leads.first': async (db) => {
    for (let nth = 0; nth < 21; nth += 1) await aLead(db, facts)
    const { rows } = await db.query(`select from pipeline.search_leads('oak road', first => null)`)
    expect(rows).toHaveLength(20)
  },
  'create_lead.source': async (db) => {
    const { rows } = await db.query(
      `select ((pipeline.create_lead('07700900123', source => null)).lead).source`,
    )
    expect(rows).toEqual([{ source: 'manual' }])
  },
  'override_stage.run_effects': async (db) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await db.query(`select pipeline.override_stage($1, 'NEW_LEAD', 'again', run_effects => null)`, [lead])
    expect(await stageOf(db, lead)).toBe('NEW_LEAD')
    const { rows } = await db.query(
      `select from pipeline.agent_runs where vendor_lead_id = $1 and status = 'queued'`,
      [lead],
    )
    expect(rows).toEqual([])
  },
  'merge_leads.dry_run': async (db) => {
    const [keep, drop] = [await aLead(db), await aLead(db)]
    await db.query(`select pipeline.merge_leads($1, $2, 'the same person', dry_run => null)`, [keep, drop])
    const { rows } = await db.query('select merged_into from pipeline.vendor_leads where id = $1', [drop])
    expect(rows).toEqual([{ merged_into: keep }])
  },
  'undo_transaction.dry_run': async (db) => {
    await db.query(`update pipeline.alert_rules set enabled = false where type = 'AGENT_FAILURE'`)
    await db.query(
      `select pipeline.undo_transaction(max(id), 'a slip', dry_run => null) from pipeline.audit_log where table_name = 'alert_rules'`,
    )
    const { rows } = await db.query(`select enabled from pipeline.alert_rules where type = 'AGENT_FAILURE'`)
    expect(rows).toEqual([{ enabled: true }])
  },
}

async function showsTheSameCards(db: Db, parameter: string): Promise<void> {
  for (let nth = 0; nth < 21; nth += 1) await aLead(db)
  const [door = '', name] = parameter.split('.')
  const given =
    {
      board_cards: `stage => 'NEW_LEAD'`,
      board_changes: 'lead_ids => array(select id from pipeline.vendor_leads)',
    }[door] ?? ''
  const withNull = [given, `${name} => null`].filter((part) => part !== '').join(', ')
  const { rows } = await db.query(`select to_jsonb(shown) from pipeline.${door}(${withNull}) as shown`)
  expect(rows.length).toBeGreaterThan(5)
  expect(rows).toEqual(
    (await db.query(`select to_jsonb(shown) from pipeline.${door}(${given}) as shown`)).rows,
  )
}

for (const [parameter, isAsIfLeftOut] of Object.entries(asIfLeftOut)) {
  inTransaction(`null for ${parameter} means as if left out`, ({ db }) => isAsIfLeftOut(db))
}

const parametersWithDefaults = `
  select functions.proname || '.' || functions.proargnames[place] as parameter, functions.prosrc as source
  from pg_proc as functions
  cross join generate_series(functions.pronargs - functions.pronargdefaults + 1, functions.pronargs) as place
  where functions.pronamespace = $1::regnamespace
    and pg_get_function_arg_default(functions.oid, place::integer) !~* '^null(::|$)'`

inTransaction('no parameter with a default of its own is without such a story', async ({ db }) => {
  const { rows } = await db.query<{ parameter: string }>(parametersWithDefaults, ['pipeline'])
  expect(rows.map(({ parameter }) => parameter).sort()).toEqual(Object.keys(asIfLeftOut).sort())
})

inTransaction('the worker’s own functions read null as the default, too', async ({ db }) => {
  const { rows } = await db.query<{ parameter: string; source: string }>(parametersWithDefaults, [
    'pipeline_private',
  ])
  expect(rows.length).toBeGreaterThan(8)
  // No texts of ours to compare with: there is nothing that null could be taken for.
  const harmless = ['read_opt_out.our_texts', 'read_cue_for_care.our_texts']
  const unread = rows.filter(({ parameter, source }) => {
    const [, name] = parameter.split('.')
    return !new RegExp(`coalesce\\((\\w+\\.)?${name},`).test(source) && !harmless.includes(parameter)
  })
  expect(unread.map(({ parameter }) => parameter)).toEqual([])
})

inTransaction('null for the leads to which something has happened means none of them', async ({ db }) => {
  await aLead(db)
  const { rows } = await db.query(
    `select board.stage from pipeline.board_changes(lead_ids => null) as board where cardinality(board.cards) > 0`,
  )
  expect(rows).toEqual([])
})
