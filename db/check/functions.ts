import type { Db } from '../connection/pool.ts'

export interface Named {
  name: string
  type: string
}

export interface CheckedFunction {
  oid: number
  /** With its schema. */
  name: string
  language: string
  body: string
  settings: string[] | null
  /** Of its values; null for triggers and those that return nothing. */
  returns: string | null
  returnsSet: boolean
  /** What it gives back by name. */
  columns: Named[]
  args: Named[]
  /** Of a trigger: where it fires, and what it calls the rows of the statement. */
  tables: { table: string; transitions: string[] }[] | null
}

/** All functions of ours, as they are once everything is loaded. */
export async function readFunctions(db: Db): Promise<CheckedFunction[]> {
  const { rows } = await db.query<CheckedFunction>(`
    select
      functions.oid::integer,
      format('%s.%s', schemas.nspname, functions.proname) as name,
      languages.lanname as language,
      functions.prosrc as body,
      functions.proconfig as settings,
      case when functions.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype, 'void'::regtype)
        then format_type(functions.prorettype, null) end as returns,
      functions.proretset as "returnsSet",
      array(
        select jsonb_build_object('name', given.name, 'type', format_type(given.type, null))
        from unnest(functions.proallargtypes, functions.proargmodes, functions.proargnames)
          with ordinality as given (type, mode, name, place)
        where given.mode in ('o', 'b', 't')
        order by given.place
      ) as columns,
      array(
        select jsonb_build_object('name', coalesce(given.name, ''), 'type', format_type(given.type, null))
        from unnest(functions.proargtypes::oid[], functions.proargnames[:functions.pronargs]) with ordinality as given (type, name, place)
        order by given.place
      ) as args,
      case when functions.prorettype = 'trigger'::regtype then array(
        select jsonb_build_object(
          'table', triggers.tgrelid::regclass,
          'transitions', array_remove(array_agg(distinct transitions.name), null)
        )
        from pg_trigger as triggers
        left join lateral (values (triggers.tgoldtable), (triggers.tgnewtable)) as transitions (name) on transitions.name is not null
        where triggers.tgfoid = functions.oid
        group by triggers.tgrelid
      ) end as tables
    from pg_proc as functions
    join pg_namespace as schemas on schemas.oid = functions.pronamespace
    join pg_language as languages on languages.oid = functions.prolang
    where schemas.nspname in ('pipeline', 'pipeline_private', 'pipeline_doorbell') and functions.prokind = 'f'
    order by name, functions.oid`)
  return rows
}

/** The types that have columns, by their names with the schema. */
export async function readComposites(db: Db): Promise<Set<string>> {
  const { rows } = await db.query<{ name: string }>(`
    select format('%s.%s', schemas.nspname, types.typname) as name
    from pg_type as types
    join pg_namespace as schemas on schemas.oid = types.typnamespace
    where types.typtype = 'c'`)
  return new Set(rows.map(({ name }) => name))
}
