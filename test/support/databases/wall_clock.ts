import type { Db } from '../../../db/connection/pool.ts'

export interface Source {
  name: string
  source: string
}

const longUnits = '(?:day|week|mon|month|year|decade)s?'
const momentNames = String.raw`(?:now\(\)|\w*_(?:at|since|until))`

/** Functions and views of ours that leave the time zone to the session. */
export async function sourcesIn(db: Db): Promise<Source[]> {
  const { rows } = await db.query<Source>(
    `select oid::regprocedure::text as name, prosrc as source from pg_proc
     where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace, 'pipeline_doorbell'::regnamespace)
       and not coalesce(lower(proconfig::text) like '%timezone=%', false)
     union all
     select oid::regclass::text, pg_get_viewdef(oid) from pg_class
     where relkind in ('v', 'm') and relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)`,
  )
  return rows
}

/** Whatever has the type interval: columns, and arguments and results of functions. */
export async function intervalNames(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select attname as name from pg_attribute join pg_class on pg_class.oid = attrelid
     where pg_basetype(atttypid) = 'interval'::regtype and attnum > 0
       and relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
     union
     select coalesce(argument.name, '') from pg_proc
     cross join lateral unnest(proargtypes::oid[], proargnames[1:pronargs]) as argument (type, name)
     where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace) and argument.type = 'interval'::regtype`,
  )
  return rows.map(({ name }) => name).filter((name) => name !== '')
}

/** What in a source would come out otherwise in another session's time zone: days added to a moment, the day of a moment. */
export function wallClockIn(source: string, intervals: readonly string[]): string[] {
  const code = source.replace(/--.*$/gm, '').replace(/\s+/g, ' ')
  const declared = [...code.matchAll(/\b(\w+) (?:constant )?interval\b(?! ')/gi)].map(([, name = '']) => name)
  const ofInterval = String.raw`(?:\w+\.)*(?:${[...intervals, ...declared].join('|')})\b(?!\()`
  const rules = [
    String.raw`(?<!today\(\) )[+-] ?interval '[^']*${longUnits}\b[^']*'`,
    String.raw`[+-] ?'[^']*${longUnits}\b[^']*'::interval`,
    String.raw`(?<!, |\(|(?:${ofInterval}) )[+-] ?${ofInterval}(?! [-+] )`,
    String.raw`${ofInterval} \+ (?:\w+\.)*${momentNames}`,
    String.raw`[+-] ?\((?:select )?(?:\w+\.)*(?:${momentNames}|settings\.\w+)[^)]*(?: - | from )`,
    String.raw`${momentNames} ?::(?:date|time|timestamp)\b(?! with)`,
    String.raw`\b(?:current_date|localtime|localtimestamp|current_time)\b`,
    String.raw`make_interval\((?!secs)`,
    String.raw`date_trunc\('(?:hour|day|week|month|quarter|year)', (?!\w+ at time zone)`,
  ]
  return rules.flatMap((rule) => [...code.matchAll(new RegExp(rule, 'gi'))].map(([found]) => found))
}
