import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'

/** What came of a deed, from the least to the most. */
const outcomes = ['refused', 'changes nothing', 'is on record', 'IS ON NO RECORD'] as const
type Outcome = (typeof outcomes)[number]

const logins: Record<string, string> = {
  worker: 'set session authorization pipeline_worker',
  server: 'set session authorization pipeline_server',
  'server as an admin': 'set session authorization pipeline_server; set role pipeline_admin',
  'a viewer': 'create role vera login in role pipeline_viewer; set session authorization vera',
  'an operator': 'create role olga login in role pipeline_operator; set session authorization olga',
  'an admin': 'create role anna login in role pipeline_admin; set session authorization anna',
}

/** What a login may try beside plain statements, and the most that comes of it for any of them. */
const deeds: Record<string, Outcome> = {
  'copy pipeline.vendor_leads from stdin': 'refused',
  'copy pipeline.settings from stdin': 'refused',
  'copy pipeline.audit_log from stdin': 'refused',
  "copy (select) to program 'true'": 'refused',
  "copy pipeline.comparables from program 'true'": 'refused',
  "copy (select) to '/tmp/out'": 'refused',
  'merge into pipeline.vendor_leads as leads using (values (4)) as wanted (bedrooms) on true when matched then update set bedrooms = wanted.bedrooms':
    'is on record',
  'merge into pipeline.vendor_leads as leads using (select) as wanted on true when matched then delete':
    'refused',
  'merge into pipeline.settings as settings using (select) as wanted on true when matched then update set daily_cap = 4':
    'is on record',
  "merge into pipeline.audit_log as entries using (select) as wanted on true when matched then update set reason = 'x'":
    'refused',
  'truncate pipeline.vendor_leads cascade': 'refused',
  'truncate pipeline.audit_log': 'refused',
  'truncate pipeline.pipeline_events': 'refused',
  'truncate pipeline.stage_outcomes': 'refused',
  'truncate pipeline.comparables': 'refused',
  'truncate pipeline_private.users cascade': 'refused',
  'select lo_create(0)': 'refused',
  'select lo_creat(-1)': 'refused',
  "select lo_from_bytea(0, '\\x00')": 'refused',
  "select lo_import('/etc/passwd')": 'refused',
  "select lo_export(1, '/tmp/out')": 'refused',
  'create temporary table vendor_leads (id uuid)': 'refused',
  'create temporary view leads as select 1': 'refused',
  'create table public.mine (id uuid)': 'refused',
  'create table pipeline.mine (id uuid)': 'refused',
  'create schema mine': 'refused',
  "create function pipeline.mine() returns integer language sql as 'select 1'": 'refused',
  "create function pg_temp.mine() returns integer language sql as 'select 1'": 'refused',
  'create extension dblink': 'refused',
  'create publication mine for all tables': 'refused',
  "select pg_create_logical_replication_slot('mine', 'pgoutput')": 'refused',
  "select pg_read_file('/etc/passwd')": 'refused',
  "select pg_ls_dir('/')": 'refused',
  'do $$ begin update pipeline.vendor_leads set bedrooms = 5; end $$': 'is on record',
  'do $$ begin delete from pipeline.audit_log; end $$': 'refused',
  'explain analyze update pipeline.vendor_leads set bedrooms = 6': 'is on record',
  'with gone as (delete from pipeline.vendor_leads returning *) select count(*) from gone': 'refused',
  'lock table pipeline.vendor_leads in access exclusive mode': 'refused',
  'lock table pipeline.lead_messages in share mode': 'refused',
  'alter table pipeline.vendor_leads disable trigger all': 'refused',
  'drop trigger _500_audit_update on pipeline.vendor_leads': 'refused',
  'create trigger mine after update on pipeline.vendor_leads execute function pipeline_private.tg_history__is_append_only()':
    'refused',
  'create rule mine as on update to pipeline.vendor_leads do instead nothing': 'refused',
  'create policy mine on pipeline.vendor_leads using (true)': 'refused',
  'alter function pipeline.hold_lead security invoker': 'refused',
  'grant select on pipeline_private.users to public': 'refused',
  "select setval('pipeline.pipeline_events_id_seq', 1)": 'refused',
  'set role pipeline_owner': 'refused',
  'set role pipeline_queue': 'refused',
  'set session_replication_role = replica': 'refused',
  'set local row_security = off; select from pipeline.vendor_leads': 'refused',
  'alter role pipeline_worker superuser': 'refused',
  // What anybody who may connect can do: it holds up others at most, and says so in pg_locks and pg_stat_activity.
  'listen pipeline_events': 'changes nothing',
  "notify pipeline_events, 'mine'": 'changes nothing',
  'select pg_advisory_lock(1), pg_advisory_unlock(1)': 'changes nothing',
  "set local statement_timeout = 0; set local pipeline.actor_kind = 'worker'": 'changes nothing',
  'copy pipeline.stages to stdout': 'changes nothing',
}

inTransaction('whatever a login tries is refused, changes nothing or is on record', async ({ db }) => {
  await aLeadAt(db, 'OFFER_MADE')
  // Rights on the database itself are no part of what a database of a story is copied from.
  await db.query(
    `do $$ begin execute format('revoke all on database %I from public', current_database()); end $$`,
  )
  const most: Record<string, Outcome> = {}
  for (const deed of Object.keys(deeds)) {
    const came: Outcome[] = []
    for (const login of Object.values(logins)) {
      await db.query('savepoint before')
      came.push(await outcomeOf(db, login, deed))
      await db.query('rollback to before')
    }
    most[deed] = outcomes[Math.max(...came.map((outcome) => outcomes.indexOf(outcome)))] ?? 'refused'
  }
  expect(most).toEqual(deeds)
})

async function outcomeOf(db: Db, login: string, deed: string): Promise<Outcome> {
  await db.query(login)
  const before = await written(db)
  try {
    await db.query(deed)
  } catch (error) {
    expect([deed, error]).toEqual([
      deed,
      expect.objectContaining({ code: expect.stringMatching(/^(42501|VL...)$/) }),
    ])
    return 'refused'
  }
  await db.query('reset role')
  const { total, record } = await written(db)
  if (total === before.total) return 'changes nothing'
  return record > before.record ? 'is on record' : 'IS ON NO RECORD'
}

/** Rows that this transaction has written, of all tables and of the record. */
async function written(db: Db): Promise<{ total: number; record: number }> {
  const { rows } = await db.query<{ total: number; record: number }>(
    `select
       sum(n_tup_ins + n_tup_upd + n_tup_del)::integer as total,
       coalesce(sum(n_tup_ins) filter (where schemaname = 'pipeline' and relname = 'audit_log'), 0)::integer as record
     from pg_stat_xact_all_tables`,
  )
  return only(rows)
}
