import type { Client } from 'pg'

const ours = `(
  select oid from pg_catalog.pg_namespace where nspname in ('pipeline', 'pipeline_private', 'pipeline_doorbell', 'reporting')
)`

/** Views, triggers, policies and functions: db/logic makes them all. Latest in line first, so that nothing depends on what is dropped. */
const objects = `
  select 1 as turn, format('trigger %I on %s', tgname, tgrelid::regclass) as name, triggers.xmin
  from pg_catalog.pg_trigger as triggers
  join pg_catalog.pg_class as tables on tables.oid = triggers.tgrelid
  where tables.relnamespace in ${ours} and not triggers.tgisinternal
  union all
  select 2, format('policy %I on %s', polname, polrelid::regclass), policies.xmin
  from pg_catalog.pg_policy as policies
  join pg_catalog.pg_class as tables on tables.oid = policies.polrelid
  where tables.relnamespace in ${ours}
  union all
  select 3, format('view if exists %s', views.oid::regclass), rules.xmin
  from pg_catalog.pg_class as views
  join pg_catalog.pg_rewrite as rules on rules.ev_class = views.oid and rules.rulename = '_RETURN'
  where views.relnamespace in ${ours} and views.relkind = 'v'
  union all
  select 4, format('routine if exists %s', functions.oid::regprocedure), functions.xmin
  from pg_catalog.pg_proc as functions
  where functions.pronamespace in ${ours}`

/** A default, constraint or index calls it: it can only be replaced. */
const isPartOfTable = `
  exists (
    select
    from pg_catalog.pg_depend as uses
    where uses.refclassid = 'pg_proc'::regclass and uses.refobjid = functions.oid
      and uses.classid in ('pg_attrdef'::regclass, 'pg_constraint'::regclass, 'pg_class'::regclass)
  )`

/** Drops what this transaction did not write again: it was made by a file that is gone, or by hand. */
export const dropLeftovers = `
  do $$
  declare
    leftover record;
  begin
    for leftover in
      select objects.name from (${objects}) as objects
      where objects.xmin <> pg_catalog.pg_current_xact_id()::xid
      order by objects.turn
    loop
      execute 'drop ' || leftover.name;
    end loop;
  end
  $$`

/** Drops all that db/logic made, so that it can be made anew. */
export const dropEverything = `
  do $$
  declare
    made record;
  begin
    for made in
      select objects.name from (${objects} and not ${isPartOfTable}) as objects order by objects.turn
    loop
      execute 'drop ' || made.name || case when made.name ~ '^(view|routine)' then ' cascade' else '' end;
    end loop;
  end
  $$`

/** Columns, defaults, constraints and indexes: migrations make them, and db/logic must not touch them. */
export async function tableParts(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ part: string }>(
    `select format('column %s.%I', attrelid::regclass, attname) as part
     from pg_catalog.pg_attribute as columns
     join pg_catalog.pg_class as tables on tables.oid = columns.attrelid
     where tables.relnamespace in ${ours} and tables.relkind in ('r', 'p') and attnum > 0 and not attisdropped
     union all
     select format('default of %s.%I', adrelid::regclass, attname)
     from pg_catalog.pg_attrdef
     join pg_catalog.pg_attribute on attrelid = adrelid and attnum = adnum
     join pg_catalog.pg_class as tables on tables.oid = adrelid
     where tables.relnamespace in ${ours}
     union all
     select format('constraint %I', conname) from pg_catalog.pg_constraint where connamespace in ${ours} and contype <> 't'
     union all
     select format('index %s', indexrelid::regclass)
     from pg_catalog.pg_index
     join pg_catalog.pg_class as tables on tables.oid = indrelid
     where tables.relnamespace in ${ours}`,
  )
  return rows.map(({ part }) => part)
}
