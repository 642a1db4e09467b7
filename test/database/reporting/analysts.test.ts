import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'

const personal = ['Zebedee', '07700900', '447700900', 'zebedee@', 'Quagmire', 'wombat', 'ann.of.ours']

async function asAnalyst(db: Db): Promise<void> {
  await db.query('set session authorization pipeline_analyst')
}

async function refused(db: Db, statement: string): Promise<string> {
  await db.query('savepoint before')
  const code = await db.query(statement).then(
    () => 'done',
    (error: { code: string }) => error.code,
  )
  await db.query('rollback to savepoint before')
  return code
}

inTransaction('an analyst reads what happened, and nothing that tells of a person', async ({ db }) => {
  const lead = await aLeadAt(db, 'DEAD_LEAD', {
    ...{
      vendor_name: 'Zebedee Smith',
      vendor_email: 'zebedee@example.com',
      property_address: '1 Quagmire Road',
    },
    source: 'facebook',
  })
  await aLeadAt(db, 'COMPLETED', { vendor_name: 'Zebedee', property_address: '2 Quagmire Road' })
  await db.query(`select pipeline.record_inbound_message('07700900321', 'the wombat of Zebedee', 'SM1')`)
  await db.query(`select pipeline.add_note($1, 'wombat')`, [lead]).catch(() => {})
  await db.query(`select pipeline.record_source_spend('facebook', pipeline_private.today(), 20)`)
  for (const write of ['settle_figure_days', 'write_figure_hours', 'write_present_figures'])
    await db.query(`select pipeline_private.${write}()`)

  const { rows: views } = await db.query<{ name: string; described: boolean }>(
    `select views.oid::regclass::text as name, bool_and(col_description(views.oid, columns.attnum) is not null)
       and obj_description(views.oid, 'pg_class') is not null as described
     from pg_class as views join pg_attribute as columns on columns.attrelid = views.oid and columns.attnum > 0
     where views.relnamespace = 'reporting'::regnamespace group by views.oid order by 1`,
  )
  expect(views.length).toBeGreaterThan(10)
  expect(views.filter(({ described }) => !described)).toEqual([])

  await asAnalyst(db)
  for (const { name } of views) {
    const { rows } = await db.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} as t`)
    const all = rows.map(({ row }) => row).join('\n')
    for (const word of personal) expect(all, name).not.toContain(word)
  }
  const { rows: leads } = await db.query('select * from reporting.leads where lead_id = $1', [lead])
  expect(only(leads)).toMatchObject({
    source: 'facebook',
    outward_code: 'BS6',
    stage: 'DEAD_LEAD',
    bedrooms: 3,
  })
  const { rows: days } = await db.query(
    `select scope, amount::integer from reporting.figure_days where figure = 'new_leads' order by 1`,
  )
  expect(days).toContainEqual({ scope: '', amount: 2 })
})

inTransaction('an analyst sees and does nothing else', async ({ db }) => {
  const { rows: tables } = await db.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace, 'graphile_worker'::regnamespace)
       and relkind in ('r', 'p', 'v') and has_table_privilege('pipeline_analyst', oid, 'select, insert, update, delete')`,
  )
  expect(tables).toEqual([])
  const { rows: functions } = await db.query<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc
     where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace, 'graphile_worker'::regnamespace)
       and has_schema_privilege('pipeline_analyst', pronamespace, 'usage') and has_function_privilege('pipeline_analyst', oid, 'execute')`,
  )
  expect(functions).toEqual([])
  const { rows: settings } = await db.query<{ setting: string }>(
    `select unnest(setconfig) as setting from pg_db_role_setting where setrole = 'pipeline_analyst'::regrole`,
  )
  expect(settings.map(({ setting }) => setting)).toEqual(
    expect.arrayContaining(['statement_timeout=60s', 'default_transaction_read_only=on']),
  )
  await asAnalyst(db)
  for (const statement of [
    'select from pipeline.vendor_leads',
    'select * from pipeline.figure_values()',
    'select pipeline.now()',
    'delete from reporting.offers',
    `update reporting.source_spend set amount = 0`,
    'create table reporting.mine ()',
    'set role pipeline_viewer',
    // Nor holds anybody up: by a lock that those who work agree on, or by a number of its own, which history waits for.
    'select pg_advisory_lock(1)',
    'select pg_try_advisory_xact_lock_shared(1, 1)',
    'select pg_current_xact_id()',
    'select txid_current()',
    `select pg_logical_emit_message(true, 'a', 'b')`,
    'select lo_create(0)',
  ])
    expect([statement, await refused(db, statement)]).toEqual([statement, '42501'])
})

inTransaction('what was spent is noted by a person, once for each day', async ({ db }) => {
  await db.query(`select pipeline.record_source_spend('facebook', pipeline_private.today(), 20)`)
  await db.query(`select pipeline.record_source_spend('facebook', pipeline_private.today(), 25.5)`)
  const { rows } = await db.query('select source, amount::float8 as amount from pipeline.source_spend')
  expect(rows).toEqual([{ source: 'facebook', amount: 25.5 }])
  for (const given of [
    `'facebook', pipeline_private.today() + 1, 20`,
    `'facebook', pipeline_private.today(), -1`,
    `'facebook', null, 'NaN'`,
  ])
    expect(await refused(db, `select pipeline.record_source_spend(${given})`)).toBe('VL018')
  expect(await refused(db, `select pipeline.record_source_spend('nobody-s', '2026-01-01', 1)`)).toBe('VL010')
  await db.query('set local role pipeline_viewer')
  expect(await refused(db, `select pipeline.record_source_spend('facebook', '2026-01-01', 1)`)).toBe('42501')
})
