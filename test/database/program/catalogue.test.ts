import { expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'

inTransaction(
  'every table, view and function people see is described, and so is every table of ours',
  async ({ db }) => {
    const { rows } = await db.query(
      `select relname as name from pg_class
     where relnamespace in ('pipeline'::regnamespace) and relkind in ('r', 'v') and obj_description(oid, 'pg_class') is null
     union all
     select proname from pg_proc
     where pronamespace = 'pipeline'::regnamespace and obj_description(oid, 'pg_proc') is null`,
    )
    expect(rows).toEqual([])
  },
)

// Where pg_temp is not named it comes first, for tables and types: whoever calls the function could put theirs there.
inTransaction(
  'whatever pins a search path looks into temporary objects last, and every definer pins one',
  async ({ db }) => {
    const { rows } = await db.query(
      `select functions.oid::regprocedure::text as name
     from pg_proc as functions
     left join lateral (
       select setting from unnest(functions.proconfig) as setting where setting like 'search_path=%'
     ) as pinned on true
     where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace, 'pipeline_doorbell'::regnamespace)
       and (pinned.setting !~ 'pg_catalog, pg_temp$' or pinned.setting is null and functions.prosecdef)`,
    )
    expect(rows).toEqual([])
  },
)

// What only such functions call runs with their rights already.
inTransaction(
  'only what somebody may call, or a trigger, runs with the rights of our owner',
  async ({ db }) => {
    const { rows } = await db.query(
      `select functions.oid::regprocedure::text as name
     from pg_proc as functions
     where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
       and prosecdef and prorettype <> 'trigger'::regtype
       and functions.oid <> 'pipeline_private.begin_epoch()'::regprocedure -- the migrator, whoever runs it
       and not exists (select from aclexplode(proacl) as given where given.grantee <> proowner)`,
    )
    expect(rows).toEqual([])
  },
)

inTransaction('whoever may call what runs with their own rights may call what it calls', async ({ db }) => {
  const { rows } = await db.query(
    `with functions as (
       select oid, format('%s.%s', pronamespace::regnamespace, proname) as name, prosrc, prosecdef, prorettype
       from pg_proc
       where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
     ),
     roles as (
       select oid, rolname from pg_roles where rolname like 'pipeline\\_%' and rolname <> all ('{pipeline_owner,pipeline_queue}')
     )
     select distinct roles.rolname as role, callers.name, called.name as calls
     from functions as callers
     cross join lateral regexp_matches(callers.prosrc, '(pipeline(?:_private)?\\.[a-z_0-9]+)\\(', 'g') as call (names)
     join functions as called on called.name = call.names[1]
     cross join roles
     where not callers.prosecdef and callers.prorettype <> 'trigger'::regtype
       and has_function_privilege(roles.oid, callers.oid, 'execute')
       and not exists (
         select from functions as overloads
         where overloads.name = called.name and has_function_privilege(roles.oid, overloads.oid, 'execute')
       )`,
  )
  expect(rows).toEqual([])
})

inTransaction('nothing of ours may be run or read by just anybody', async ({ db }) => {
  const { rows } = await db.query(
    `select oid::regprocedure::text as name from pg_proc
     where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
       and (proacl is null or proacl::text ~ '[{,]=X/') and oid <> all ('{pipeline.now(),pipeline_private.writes_by_hand()}'::regprocedure[])
     union all
     select oid::regclass::text from pg_class
     where relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace) and relacl::text ~ '[{,]=[a-zA-Z]'`,
  )
  expect(rows).toEqual([])
})

/** What tells how it was, and stays as it was told when the row that it names is gone. */
const outlive: Record<string, string> = {
  agent: 'agent_runs, api_usage',
  consent_id: 'lead_messages',
  fell_through_stage: 'deals',
  from_stage: 'pipeline_events',
  message_id: 'simulated_carrier, webhook_deliveries',
  owner_rule_id: 'lead_owners',
  // A lead may come from anywhere, and its stage is kept by a trigger, which says what is wrong.
  pipeline_stage: 'vendor_leads',
  previous_stage: 'vendor_leads',
  source: 'consents, owner_rules, source_spend, vendor_leads',
  stage:
    'agent_runs, lead_messages, lead_standings, lead_timers, owner_turns, phone_calls, review_items, stage_days, timers_to_place',
  template: 'lead_messages',
  // Its type has only the names of classes that there are.
  text_class: 'lead_messages, message_templates',
  to_stage: 'pipeline_events, stage_overrides',
  type: 'alerts',
  user_id: 'audit_log, bulk_acts, drafts, lead_imports, lead_reads, notes, phone_calls, pipeline_events',
  vendor_lead_id:
    'api_usage, audit_cuts, audit_log, invariant_sightings, lead_reads, revalued_leads, undone_changes, webhook_deliveries',
}

/** Keys that say what a row is about rather than which row it is. */
const namesOfNothing = [
  ...['carrier', 'destination', 'door', 'job_id', 'name', 'only_row', 'phone'],
  ...['pool_id', 'provider', 'task', 'title', 'transaction_id'],
]

inTransaction('what names a row of another table points at it, unless it outlives it', async ({ db }) => {
  const { rows } = await db.query<{ name: string; tables: string }>(
    `with columns as (
       select tables.oid, tables.relname as of_table, columns.attname as name, columns.attnum as no, columns.atttypid as type
       from pg_class as tables
       join pg_attribute as columns on columns.attrelid = tables.oid and columns.attnum > 0 and not columns.attisdropped
       where tables.relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
         and tables.relkind in ('r', 'p') and not tables.relispartition
     ),
     pointing as (select conrelid as oid, unnest(conkey) as no, confrelid from pg_constraint where contype = 'f'),
     keys as (
       select columns.oid, columns.type, case
         when columns.name = 'id' then '(^|_)' || regexp_replace(of_table, '^.*_|s$', '', 'g') || '_id$'
         when columns.name = 'type' then '^type$'
         else '(^|_)' || columns.name || '$' end as names
       from columns
       join pg_constraint as keys on keys.conrelid = columns.oid and keys.contype = 'p' and keys.conkey = array[columns.no]
       where columns.name <> all ($1)
         and not exists (select from pointing where pointing.oid = columns.oid and pointing.no = columns.no)
     )
     select columns.name, string_agg(distinct columns.of_table, ', ' order by columns.of_table) as tables
     from columns
     join keys on keys.oid <> columns.oid and keys.type = columns.type and columns.name ~ keys.names
     where columns.name <> 'user_agent'
       and not exists (select from pointing where pointing.oid = columns.oid and pointing.no = columns.no)
     group by columns.name`,
    [namesOfNothing],
  )
  expect(Object.fromEntries(rows.map(({ name, tables }) => [name, tables]))).toEqual(outlive)
})

inTransaction('every foreign key has an index that starts with its columns', async ({ db }) => {
  const { rows } = await db.query(
    `select conrelid::regclass::text as table_name, conname
     from pg_constraint as fk
     where contype = 'f'
       and connamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
       and not exists (
         select from pg_index
         where indrelid = fk.conrelid
           and (indkey::smallint[])[0:cardinality(fk.conkey) - 1] @> fk.conkey
           -- One of all rows that refer to something will do.
           and coalesce(pg_get_expr(indpred, indrelid) like '(% IS NOT NULL)', true)
       )`,
  )
  expect(rows).toEqual([])
})

inTransaction('triggers are named by band and deed', async ({ db }) => {
  const { rows } = await db.query(
    `select tgname, tgrelid::regclass::text as table_name from pg_trigger join pg_class on pg_class.oid = tgrelid
     where relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
       and not tgisinternal and tgname !~ '^_(100|200|500|600|900)_[a-z_]+$'`,
  )
  expect(rows).toEqual([])
})

inTransaction('a type that is narrower than a text or a number says how', async ({ db }) => {
  const { rows } = await db.query(
    `select domains.oid::regtype::text as name from pg_type as domains
     where typtype = 'd' and typnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
       and not exists (select from pg_constraint as rules where rules.contypid = domains.oid and rules.contype = 'c')`,
  )
  expect(rows).toEqual([])
})

inTransaction('each of our error codes is in the book', async ({ db }) => {
  const { readFile } = await import('node:fs/promises')
  const book = await readFile(new URL('../../../docs/error-codes.md', import.meta.url), 'utf8')
  const { rows } = await db.query<{ code: string }>(
    `select distinct code[1] as code
     from pg_proc, regexp_matches(prosrc, '''(VL[0-9]{3})''', 'g') as code
     where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
     order by 1`,
  )
  expect(rows.length).toBeGreaterThan(8)
  expect(rows.filter(({ code }) => !book.includes(`\`${code}\``))).toEqual([])
})

inTransaction('every table that people see has row level security, and lets viewers read', async ({ db }) => {
  const { rows } = await db.query(
    `select relname from pg_class
     where relnamespace = 'pipeline'::regnamespace
       and relkind in ('r', 'p')
       and (not relrowsecurity or not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'viewers_read'))`,
  )
  expect(rows).toEqual([])
})

inTransaction('whatever people may write is on record, but for the prices of houses sold', async ({ db }) => {
  const { rows } = await db.query(
    `select distinct table_name::text from information_schema.column_privileges
     where table_schema = 'pipeline' and grantee in ('pipeline_operator', 'pipeline_admin') and privilege_type in ('INSERT', 'UPDATE')
     except
     select table_name from pipeline_private.audited_tables`,
  )
  expect(rows).toEqual([{ table_name: 'comparables' }])
})

inTransaction(
  'what a refusal says beside its message is never null, which would hide the refusal',
  async ({ db }) => {
    const { rows } = await db.query<{ name: string; source: string }>(
      `select oid::regprocedure::text as name, prosrc as source from pg_proc
     where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace) and prosrc ~* 'raise'`,
    )
    const raises = rows.flatMap(({ name, source }) =>
      [...source.matchAll(/\braise\s+exception\b[^;]*?\busing\b((?:'(?:[^']|'')*'|[^;'])*);/gi)].map(
        ([, options = '']) => ({ name, options }),
      ),
    )
    expect(raises.length).toBeGreaterThan(60)
    expect(raises.filter(({ options }) => !optionsOf(options).every(isNeverNull))).toEqual([])
  },
)

/** The expressions of a USING clause: split at the commas that stand in no string and no brackets. */
function optionsOf(clause: string): string[] {
  const options = ['']
  let depth = 0
  for (const [piece] of clause.matchAll(/'(?:[^']|'')*'|[^']/g)) {
    if (piece === '(' || piece === '[') depth += 1
    if (piece === ')' || piece === ']') depth -= 1
    if (piece === ',' && depth === 0) options.push('')
    else options[options.length - 1] += piece
  }
  return options.map((option) => option.replace(/^\s*\w+\s*=\s*/, '').trim())
}

function isNeverNull(expression: string): boolean {
  const text = `'(?:[^']|'')*'`
  return [
    new RegExp(`^${text}$`),
    /^(tg_table_schema|tg_table_name|sqlstate)$/,
    /^(jsonb_build_object|format|coalesce|concat)\(.*\)(::text)?$/s,
    /^case\b.*\belse\b.*\bend$/s,
    /^missing\[1\]$/, // raised only when something is missing
    /^answer::text$/, // what an undo would do, an object
  ].some((form) => form.test(expression))
}

inTransaction('each cause why work was ended has words for people', async ({ db }) => {
  const { rows } = await db.query<{ cause: string; words: string | null }>(
    `select cause[1] as cause, pipeline_private.cause_in_words(cause[1]) as words
     from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g') as cause
     where conname = 'end_cause_is_known'`,
  )
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter(({ words }) => words === null)).toEqual([])
})

inTransaction(
  'a deed with a reason of its own leaves the transaction the reason that it had',
  async ({ db }) => {
    const { rows } = await db.query<{ name: string; gives_back: boolean }>(
      `select proname as name, prosrc ~ 'perform pipeline_private\\.act_as_before\\(acting_before\\)' as gives_back
     from pg_proc
     where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace) and prosrc ~ '\\macting_before\\M'`,
    )
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter(({ gives_back }) => !gives_back)).toEqual([])
  },
)
