import { withClient } from '../connection/client.ts'

interface Found {
  type: string
  what: 'raised' | 'looked for'
  where: string
  /** Null when there is no such rule. */
  isLookedFor: boolean | null
}

/**
 * Alerts of which nobody would ever be told, or which would never end: an alert without a row in alert_rules is not
 * raised, and nothing says so.
 */
export async function faultsOfAlerts(url: string): Promise<string[]> {
  return withClient({ connectionString: url }, async (client) => {
    const { rows } = await client.query<Found>(
      `with named as (
         select call.type[1] as type, 'raised' as what, functions.oid::regprocedure::text as where
         from pg_proc as functions
         cross join regexp_matches(functions.prosrc, 'raise_alert\\(\\s*''(\\w+)''', 'g') as call (type)
         where functions.pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
         union all
         select branch.type[1], 'looked for', 'looked_for_alerts'
         from regexp_matches(pg_get_viewdef('pipeline_private.looked_for_alerts'::regclass), 'SELECT ''(\\w+)''::text', 'g') as branch (type)
       )
       select coalesce(named.type, rules.type) as type, coalesce(named.what, 'looked for') as what, coalesce(named.where, '') as where,
         case when rules.type is not null then coalesce(rules.is_looked_for, false) end as "isLookedFor"
       from named
       full join pipeline.alert_rules as rules on rules.type = named.type
       where named.type is not null or rules.is_looked_for
       order by 1, 3`,
    )
    return rows.flatMap((found) => faultOf(found) ?? [])
  })
}

function faultOf({ type, what, where, isLookedFor }: Found): string | undefined {
  if (isLookedFor === null)
    return `${where} raises ${type}, which is no row of alert_rules: nobody would be told. Add the row by a release.`
  if (what === 'raised') return
  if (where === '')
    return `The rule of ${type} says is_looked_for, and no branch of looked_for_alerts has that type: add it there.`
  if (!isLookedFor)
    return `looked_for_alerts finds ${type}, which would never end: set is_looked_for in its rule.`
}
