import type { Client } from 'pg'
import type { Db } from '../connection/pool.ts'
import { noteReleasedGrants } from './logic_grants.ts'

/** What was applied to a database, as its ledgers tell. */
export interface Ledgers {
  /** Whether there is anything of ours; without it nothing was applied. */
  isOurs: boolean
  /** In the order in which they were applied; the digest is null where none was kept. */
  migrations: { name: string; digest: string | null; at: Date }[]
  rules: { name: string; script: string; at: Date }[]
  /** The files of db/logic; empty before they were first applied. */
  logic: { name: string; digest: string }[]
  logicDigest: string | null
  /** The queue's last migration that older workers must not go on with, and the one it had when db/logic was applied. */
  queue: { lastBreaking: number; last: number; whenLogicWasApplied: number | null }
}

// Written by the ledger's own tool as local time of whoever migrated.
const migratedAt = `run_on at time zone current_setting('TimeZone') as at`

/** The migrations that were applied, in their order, and what they said then. */
export const appliedMigrations = `
  select applied.name, digests.digest, ${migratedAt}
  from public.applied_migrations as applied
  left join pipeline_private.migration_digests as digests on digests.name = applied.name
  order by applied.id`

/** The releases of the rules that were applied, in their order, and what they said then. */
export const appliedReleases = `
  select name, script, applied_at as at
  from pipeline_private.applied_rule_releases where not obsolete order by index`

export async function readLedgers(client: Db): Promise<Ledgers> {
  const { rows } = await client.query<
    Record<'schema' | 'migrations' | 'digests' | 'rules' | 'logic' | 'queue', boolean>
  >(
    `select
       to_regnamespace('pipeline') is not null or to_regnamespace('pipeline_private') is not null as schema,
       to_regclass('public.applied_migrations') is not null as migrations,
       to_regclass('pipeline_private.migration_digests') is not null as digests,
       to_regclass('pipeline_private.applied_rule_releases') is not null as rules,
       to_regclass('pipeline_private.applied_logic') is not null as logic,
       to_regclass('graphile_worker.migrations') is not null as queue`,
  )
  const has = rows[0]
  const read = async <Row extends object>(there: boolean | undefined, query: string): Promise<Row[]> =>
    there ? (await client.query<Row>(query)).rows : []

  const [logic] = await read<{ hash: string; queue_version: number }>(
    has?.logic,
    'select hash, queue_version from pipeline_private.applied_logic',
  )
  const [queue] = await read<{ last: number | null; breaking: number | null }>(
    has?.queue,
    'select max(id) as last, max(id) filter (where breaking) as breaking from graphile_worker.migrations',
  )
  return {
    isOurs: has?.schema ?? false,
    migrations: await read(
      has?.migrations,
      has?.digests
        ? appliedMigrations
        : `select name, null as digest, ${migratedAt} from public.applied_migrations as applied order by id`,
    ),
    rules: await read(has?.rules, appliedReleases),
    logic: await read(
      has?.logic,
      'select name, digest from pipeline_private.applied_logic_files order by name',
    ),
    logicDigest: logic?.hash ?? null,
    queue: {
      last: queue?.last ?? 0,
      lastBreaking: queue?.breaking ?? 0,
      whenLogicWasApplied: logic?.queue_version ?? null,
    },
  }
}

/** Keeps what the migrations said that were applied, so that one that is edited later is found. */
export async function keepDigests(
  client: Client,
  migrations: { name: string; digest: string }[],
): Promise<void> {
  await client.query(
    `insert into pipeline_private.migration_digests (name, digest)
     select given.name, given.digest
     from unnest($1::text[], $2::text[]) as given (name, digest)
     join public.applied_migrations as applied on applied.name = given.name
     on conflict (name) do nothing`,
    [migrations.map(({ name }) => name), migrations.map(({ digest }) => digest)],
  )
}

/**
 * Lets the web process see the ledgers that other programs keep for us, so that it can say whether the database fits it. The
 * one of the rules is made after db/logic had been noted.
 */
export async function showLedgers(client: Client): Promise<void> {
  await client.query(
    'grant select on public.applied_migrations, pipeline_private.applied_rule_releases to pipeline_server',
  )
  // A database of an earlier version has nobody who writes backups.
  const { rowCount } = await client.query(`select from pg_catalog.pg_roles where rolname = 'pipeline_backup'`)
  if (rowCount === 1)
    await client.query(
      'grant select on public.applied_migrations, pipeline_private.applied_rule_releases to pipeline_backup',
    )
  await noteReleasedGrants(client)
}
