import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { projectFile } from '../../src/project_file.ts'
import { politely } from './politely.ts'

interface LogicFile {
  path: string
  sql: string
}

/**
 * Applies db/logic: what functions, triggers and views are now. Every file is written to be run again; when any of
 * them changed, or any migration (some triggers are generated from the tables), all are run in one transaction, and functions and views that no file makes any more are dropped.
 */
export async function applyLogic(client: Client, log: (line: string) => void): Promise<void> {
  const files = await readFolder('db/logic', '**/*.sql')
  const hash = await logicDigest()
  await politely(() => applyOnce(client, files, hash, log), log)
}

async function applyOnce(
  client: Client,
  files: LogicFile[],
  hash: string,
  log: (line: string) => void,
): Promise<void> {
  await client.query('begin')
  try {
    await client.query('set local role pipeline_owner')
    await client.query(`set local lock_timeout = '2s'`)
    await client.query(
      `create table if not exists pipeline_private.applied_logic (
         only_row boolean primary key default true, hash text not null, queue_version integer not null
       )`,
    )
    // Rights in the queue's schema, and what its guards are, have to follow when it was upgraded.
    const { rows } = await client.query<{ hash: string }>(
      `select hash from pipeline_private.applied_logic
       where queue_version = (select max(id) from graphile_worker.migrations)`,
    )
    if (rows[0]?.hash !== hash) {
      await applyFiles(client, files)
      await client.query('select pipeline_private.note_released_guards()')
      await client.query(
        `insert into pipeline_private.applied_logic (hash, queue_version)
         select $1, max(id) from graphile_worker.migrations
         on conflict (only_row) do update set hash = excluded.hash, queue_version = excluded.queue_version`,
        [hash],
      )
      log(`db/logic applied (${files.length} files)`)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The fingerprint of db/logic and migrations as they are in this program; compare with what was applied. */
export async function logicDigest(): Promise<string> {
  const digest = createHash('sha256')
  for (const file of [
    ...(await readFolder('migrations', '*.sql')),
    ...(await readFolder('db/logic', '**/*.sql')),
  ]) {
    digest.update(file.path).update('\0').update(file.sql).update('\0')
  }
  return digest.digest('hex')
}

async function readFolder(folder: string, pattern: string): Promise<LogicFile[]> {
  const root = projectFile(folder)
  const paths = (await Array.fromAsync(glob(pattern, { cwd: root }))).sort()
  return Promise.all(paths.map(async (path) => ({ path, sql: await readFile(join(root, path), 'utf8') })))
}

async function applyFiles(client: Client, files: LogicFile[]): Promise<void> {
  await client.query('set local check_function_bodies = off')
  for (const file of files) {
    try {
      await client.query(file.sql)
    } catch (cause) {
      throw new Error(`db/logic/${file.path}: ${cause instanceof Error ? cause.message : cause}`, { cause })
    }
  }
  await client.query(dropLeftovers)
}

/** What this transaction did not write again was made by a file that is gone. */
const dropLeftovers = `
  do $$
  declare
    leftover record;
  begin
    for leftover in
      select 'function' as kind, oid::regprocedure::text as name
      from pg_catalog.pg_proc
      where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace, 'pipeline_doorbell'::regnamespace)
        and xmin <> pg_catalog.pg_current_xact_id()::xid
    loop
      execute format('drop %s %s cascade', leftover.kind, leftover.name);
    end loop;
  end
  $$`
