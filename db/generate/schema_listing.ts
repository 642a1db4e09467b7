import type { Db } from '../connection/pool.ts'

/**
 * The whole schema as a page to read, so that a review shows what a migration or a file of db/logic makes of it: tables
 * with columns, rules, indexes, triggers and rights, domains, views, and the functions that each role may call.
 */
export async function schemaListing(db: Db): Promise<string> {
  const { rows } = await db.query<{ line: string }>(`
    with
    ours as (select oid, nspname as name from pg_namespace where nspname in ('pipeline', 'pipeline_private', 'pipeline_doorbell', 'reporting')),
    relations as (
      select classes.oid, classes.oid::regclass::text as name, classes.relkind as kind, classes.relowner as owner
      from pg_class as classes join ours on ours.oid = classes.relnamespace
      where classes.relkind in ('r', 'v', 'p', 'm')
    ),
    /* What somebody may who is not the owner. */
    rights as (
      select relations.name, null::smallint as place, given.grantee, given.privilege_type as privilege, '' as what
      from relations join pg_class as classes using (oid) cross join aclexplode(classes.relacl) as given
      where given.grantee <> relations.owner
      union all
      select relations.name, columns.attnum, given.grantee, given.privilege_type, columns.attname
      from relations join pg_attribute as columns on columns.attrelid = relations.oid cross join aclexplode(columns.attacl) as given
      where given.grantee <> relations.owner
    ),
    lines as (
      select name as object, 0 as band, 0 as place, concat(case kind when 'v' then 'view ' else 'table ' end, name) as line from relations
      union all
      select relations.name, 1, columns.attnum, concat_ws(' ',
        '  ' || columns.attname, format_type(columns.atttypid, columns.atttypmod),
        case when columns.attnotnull then 'not null' end,
        case when columns.attidentity <> '' then 'identity' when columns.attgenerated <> '' then 'generated' else 'default' end
          || coalesce(' ' || pg_get_expr(defaults.adbin, defaults.adrelid), case when columns.attidentity = '' then null else '' end)
      )
      from relations
      join pg_attribute as columns on columns.attrelid = relations.oid and columns.attnum > 0 and not columns.attisdropped
      left join pg_attrdef as defaults on defaults.adrelid = columns.attrelid and defaults.adnum = columns.attnum
      union all
      select relations.name, 2, 0, concat('  ', rules.conname, ': ', pg_get_constraintdef(rules.oid))
      from relations join pg_constraint as rules on rules.conrelid = relations.oid and rules.contype not in ('n', 't')
      union all
      select relations.name, 3, 0, '  ' || regexp_replace(pg_get_indexdef(indexes.indexrelid), '^CREATE (UNIQUE )?INDEX (\\S+) ON \\S+', '\\1index \\2')
      from relations
      join pg_index as indexes on indexes.indrelid = relations.oid
      where not exists (select from pg_constraint as rules where rules.conindid = indexes.indexrelid and rules.contype in ('p', 'u', 'x'))
      union all
      select relations.name, 4, 0, '  ' || regexp_replace(pg_get_triggerdef(triggers.oid), '^CREATE (CONSTRAINT )?TRIGGER', 'trigger')
      from relations join pg_trigger as triggers on triggers.tgrelid = relations.oid and not triggers.tgisinternal
      union all
      select rights.name, 5, 0, format(
        '  %s may %s', coalesce(nullif(rights.grantee, 0)::regrole::text, 'everybody'),
        string_agg(lower(rights.privilege) || rights.columns, ', ' order by rights.privilege)
      )
      from (
        select name, grantee, privilege, coalesce(' (' || nullif(string_agg(what, ', ' order by place), '') || ')', '') as columns
        from rights group by name, grantee, privilege, place is null
      ) as rights
      group by rights.name, rights.grantee
      union all
      select format('~%s.%s', ours.name, types.typname), 0, 0, concat_ws(' ',
        format('domain %s.%s', ours.name, types.typname), format_type(types.typbasetype, types.typtypmod),
        (select string_agg(pg_get_constraintdef(rules.oid), ' ' order by rules.conname) from pg_constraint as rules where rules.contypid = types.oid)
      )
      from pg_type as types join ours on ours.oid = types.typnamespace where types.typtype = 'd'
      union all
      select format('~~%s', functions.oid::regprocedure), 0, 0, concat_ws(' ',
        case when functions.prorettype = 'trigger'::regtype then 'trigger function' else 'function' end,
        format('%s.%s(%s)', ours.name, functions.proname, pg_get_function_arguments(functions.oid)),
        case when functions.prorettype <> 'trigger'::regtype then 'returns ' || pg_get_function_result(functions.oid) end,
        case functions.provolatile when 'i' then 'immutable' when 's' then 'stable' end,
        case when functions.prosecdef then 'definer' end,
        (
          select 'for ' || string_agg(coalesce(nullif(given.grantee, 0)::regrole::text, 'everybody'), ', ' order by given.grantee::regrole::text)
          from aclexplode(functions.proacl) as given where given.grantee <> functions.proowner
        )
      )
      from pg_proc as functions join ours on ours.oid = functions.pronamespace
    )
    select line from lines order by object collate "C", band, place, line collate "C"`)
  const head =
    '-- Generated from the migrated database (npm run db:types), to be read in reviews. Do not edit.'
  return `${[head, ...rows.map(({ line }) => (line.startsWith('  ') ? line : `\n${line}`))].join('\n')}\n`.replaceAll(
    /\n\n(?=(trigger )?function|domain)/g,
    '\n',
  )
}
