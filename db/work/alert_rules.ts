import type pg from 'pg'
import { sql } from 'zapatos/db'
import type { pipeline } from 'zapatos/schema'
import { readRow, readRows, readValue, readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf, rowsOf } from '../connection/rows.ts'

/** Longer than this no condition may take, whatever it asks: it is looked at again soon. */
const longest = '1s'

/** Rules of alerts whose condition is to be looked at. */
export function rulesToLookAt(db: Db): Promise<string[]> {
  return readValues(db, 'select type from pipeline_private.rules_to_look_at() as rules (type)')
}

/**
 * What the condition of a rule finds now, as JSON. It comes by a release and may still be wrong: it is run by a role that
 * may only read, in a transaction that may only read, and not for long.
 */
export async function findingsOf(pool: pg.Pool, type: string): Promise<string> {
  const client = await pool.connect()
  let broken: unknown
  try {
    await client.query(
      `begin read only; set local role pipeline_viewer; set local statement_timeout = '${longest}'`,
    )
    return await readValue<string>(
      client,
      `select coalesce(jsonb_agg(to_jsonb(found)), '[]')::text from pipeline_private.findings_of($1) as found`,
      [type],
    )
  } finally {
    await client.query('rollback').catch((error) => {
      broken = error
    })
    client.release(broken !== undefined)
  }
}

/** Keeps what was found, or why nothing could be: then what was found before stands. */
export async function noteFindings(
  db: Db,
  type: string,
  seen: { found: string } | { failedBecause: string },
): Promise<void> {
  const [found, why] = 'found' in seen ? [seen.found, null] : ['[]', seen.failedBecause]
  await db.query('select pipeline_private.note_findings($1, $2, $3)', [type, found, why])
}

export interface WatchedRule {
  type: string
  scope: string | null
  measures: string
  enabled: boolean
  /** Null before it was looked at, and where nothing is counted. */
  amount: number | null
  /** Up to how many are counted; null where all are. */
  countsUpTo: number | null
  outOf: number | null
  isWrong: boolean | null
  /** Waits as PostgreSQL writes them; null: at once, once only, never. */
  holdsFor: string | null
  repeatsEvery: string | null
  escalatesAfter: string | null
  lookedAt: Date | null
  failedBecause: string | null
}

/** What is watched by the clock, and what it was last: a row for each rule and scope. */
export function readWatchedRules(db: Db): Promise<WatchedRule[]> {
  return readRows(
    db,
    `select rules.type, known.scope, rules.measures, rules.enabled, known.amount::float8, rules.counts_up_to, known.out_of::float8, known.is_wrong,
       rules.holds_for::text as holds_for, rules.repeats_every::text as repeats_every, rules.escalates_after::text as escalates_after,
       states.looked_at, states.failed_because
     from pipeline.alert_rules as rules
     left join pipeline.watched_values() as known on known.type = rules.type
     left join pipeline.alert_rule_states as states on states.type = rules.type
     where rules.measures is not null
     order by rules.type, known.scope`,
  )
}

/** What is left out stays; a wait is written as PostgreSQL reads it, 0 for none. */
export interface AlertRuleChange {
  severity?: string
  enabled?: boolean
  leastCount?: number
  leastShare?: number
  leastSample?: number
  belowShare?: number
  holdsFor?: string
  repeatsEvery?: string
  escalatesAfter?: string
}

export function editAlertRule(
  db: Db,
  type: string,
  reason: string,
  change: AlertRuleChange,
): Promise<{ type: string }> {
  const { severity, enabled, leastCount, leastShare, leastSample, belowShare } = change
  return readRow(
    db,
    'select type from pipeline.edit_alert_rule($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    [
      ...[type.toUpperCase(), reason, severity, enabled, leastCount, leastShare, leastSample, belowShare],
      ...[change.holdsFor, change.repeatsEvery, change.escalatesAfter],
    ],
  )
}

const silence = columnsOf('pipeline.alert_silences', [
  'id',
  'type',
  'scope',
  'reason',
  'silenced_by',
  'until',
])

export type Silence = RowOf<typeof silence>

/** Of what nobody is told now. */
export function readSilences(db: Db): Promise<Silence[]> {
  return rowsOf(
    db,
    silence,
    sql<pipeline.alert_silences.SQL>`where ${'ended_at'} is null and ${'until'} > pipeline.now() order by ${'until'}`,
  )
}

export function silenceAlert(
  db: Db,
  { type, scope, until, reason }: { type: string; scope: string | undefined; until: Date; reason: string },
): Promise<{ id: string; until: Date }> {
  return readRow(db, 'select id, until from pipeline.silence_alert($1, $2, $3, $4)', [
    ...[type.toUpperCase(), until.toISOString(), reason, scope ?? null],
  ])
}

/** What a rule has found something about so far, or looks at. */
export function readScopes(db: Db, type: string): Promise<string[]> {
  return readValues(
    db,
    `select scope from pipeline.alerts where type = $1
     union
     select scope from pipeline.alert_values where type = $1
     order by scope`,
    [type.toUpperCase()],
  )
}

/** What is open of it is told at once. */
export function endSilence(db: Db, id: string, reason: string): Promise<{ type: string }> {
  return readRow(db, 'select type from pipeline.end_silence($1, $2)', [id, reason])
}
