import type pg from 'pg'
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
         union all
         select rules.type, 'looked for', 'its condition' from pipeline.alert_rules as rules where rules.condition is not null
       )
       select coalesce(named.type, rules.type) as type, coalesce(named.what, 'looked for') as what, coalesce(named.where, '') as where,
         case when rules.type is not null then coalesce(rules.is_looked_for, false) end as "isLookedFor"
       from named
       full join pipeline.alert_rules as rules on rules.type = named.type
       where named.type is not null or rules.is_looked_for
       order by 1, 3`,
    )
    return [...rows.flatMap((found) => faultOf(found) ?? []), ...(await faultsOfConditions(client))]
  })
}

/** Conditions that whoever runs them could not run. */
async function faultsOfConditions(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ type: string }>(
    'select type from pipeline.alert_rules where condition is not null order by type',
  )
  const faults: string[] = []
  for (const { type } of rows) {
    await client.query('begin read only; set local role pipeline_viewer')
    await client
      .query('select from pipeline_private.findings_of($1)', [type])
      .catch((error: Error) => faults.push(`The condition of ${type} cannot be run: ${error.message}`))
    await client.query('rollback')
  }
  return faults
}

function faultOf({ type, what, where, isLookedFor }: Found): string | undefined {
  if (isLookedFor === null)
    return `${where} raises ${type}, which is no row of alert_rules: nobody would be told. Add the row by a release.`
  if (what === 'raised') return
  if (where === '')
    return `The rule of ${type} says is_looked_for, and it has no condition, nor has looked_for_alerts a branch of that type: add one of them.`
  if (!isLookedFor)
    return `looked_for_alerts finds ${type}, which would never end: set is_looked_for in its rule.`
}
