import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject, test } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { noteTouched } from '../mutate/coverage.ts'
import { databaseOn, takeForOriginal } from './test_server.ts'

export type Purpose = 'simulation' | 'production'

export interface OwnDatabase {
  url: string
  pool: pg.Pool
  db: Db
}

/**
 * Stories that commit, listen, race or run a worker: each has a migrated database of its own as `database`, gone at
 * the end, when nothing may be as it must never be.
 */
const ownDatabase = (purpose: Purpose, end: 'whole' | 'broken' = 'whole') =>
  test.extend('database', async ({ task }, { onCleanup }): Promise<OwnDatabase> => {
    const name = `story_${randomUUID().replaceAll('-', '')}`
    await onServer(cloneStatement(name, purpose))
    const url = urlOf(name)
    const pool = new pg.Pool({ connectionString: url, max: 8 })
    pool.on('error', () => {}) // stories cut connections
    // A copy of the template, which sends nothing by itself.
    if (purpose === 'production') await takeForOriginal(pool)
    onCleanup(async () => {
      const violations = end === 'whole' ? await violationsIn(await anySession(pool, url)) : []
      // Not awaited: it would wait for a client that a story failed to release.
      pool.end().catch(() => {})
      await noteTouched(url, task)
      await onServer(`drop database ${name} with (force)`)
      if (violations.length > 0) throw new Error(`Invariants broken: ${JSON.stringify(violations, null, 2)}`)
    })
    return { url, pool, db: pool }
  })

/** What nobody would do in time if nobody swept: a worker's own sweep, or a person's, must never be needed. */
const unbookedWork = `
  with booked as materialized (
    select
      tasks.identifier as task, jobs.payload::jsonb as payload,
      min(case when jobs.attempts > 0 then '-infinity' else jobs.run_at end) as run_at
    from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where jobs.attempts < jobs.max_attempts
    group by tasks.identifier, jobs.payload::jsonb
  )
  select 'open work is booked' as invariant, work.task, work.due_at, work.payload
  from pipeline_private.open_work as work
  left join booked using (task, payload)
  where work.state = 'waiting'
    and work.due_at is not null
    and (booked.run_at <= pipeline_private.later(pipeline_private.real_time(work.due_at), '1 ms')) is not true`

/** What a sweep had to mend, though triggers should have seen to it. */
const repairs = `
  select 'nothing is repaired' as invariant, vendor_lead_id, metadata, created_at
  from pipeline.pipeline_events where event_type = 'reconciled'`

/** A story that takes jobs out of the queue, or makes work due behind its back, says so. */
export async function letJobsBeLost(db: Db): Promise<void> {
  await db.query('create table public.jobs_are_lost ()')
}

/** A story about repair, or about workers that die, says so. */
export async function letRepairs(db: Db): Promise<void> {
  await db.query('create table public.repairs ()')
}

async function says(db: Db, word: 'jobs_are_lost' | 'repairs'): Promise<boolean> {
  const { rowCount } = await db.query('select where to_regclass($1) is not null', [`public.${word}`])
  return rowCount === 1
}

/** One that the story has used knows the catalogue already. */
async function anySession(pool: pg.Pool, url: string): Promise<pg.Client> {
  if (pool.idleCount > 0) {
    try {
      const used = await pool.connect()
      await used.query('discard all')
      return used
    } catch {} // stories cut connections
  }
  return connectTo(url)
}

async function violationsIn(client: pg.Client): Promise<unknown[]> {
  try {
    const broken = await client.query('select * from pipeline.check_invariants()')
    // Nobody has analysed the tables of a story: without this each work would be compared with each job.
    await client.query('set enable_nestloop = off')
    const unbooked = (await says(client, 'jobs_are_lost')) ? [] : (await client.query(unbookedWork)).rows
    const mayRepair = (await says(client, 'jobs_are_lost')) || (await says(client, 'repairs'))
    return [...broken.rows, ...unbooked, ...(mayRepair ? [] : (await client.query(repairs)).rows)]
  } finally {
    await client.end()
  }
}

/** A story on a clock of its own: the database of a simulation. */
export const story = ownDatabase('simulation')

/** A story that must hold in production, where nobody can move the clock. */
export const productionStory = ownDatabase('production')

/** A story that breaks, behind the triggers' back, what must never be broken. */
export const storyOfBreach = ownDatabase('production', 'broken')

/**
 * Stories within one transaction, rolled back at the end: the quick kind. `db` is a single connection; `now()` stands
 * still, so order by id.
 */
export const inTransaction = test.extend('db', async ({ task }, { onCleanup }): Promise<pg.Client> => {
  const url = urlOf(await sharedDatabase())
  const client = idle.pop() ?? (await connectTo(url))
  onCleanup(async () => {
    if (keepsConnections) await putBack(client)
    else await client.end() // an open transaction is rolled back
    await noteTouched(url, task)
  })
  await client.query('begin')
  return client
})

/** Connections of stories that are over. They have planned what a new one would plan first: half of what a story costs. */
const idle: pg.Client[] = []
/** What a story calls is counted when its connection ends. */
const keepsConnections = process.env.MUTATE_COVERAGE === undefined

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** As new, but for its plans; a connection that its story has cut is gone. */
async function putBack(client: pg.Client): Promise<void> {
  try {
    await client.query('rollback')
    await client.query(
      `reset session authorization; reset all; close all; deallocate all; unlisten *;
       select pg_advisory_unlock_all(); discard temp; discard sequences`,
    )
    for (const heard of ['notice', 'notification'] as const) client.removeAllListeners(heard)
    idle.push(client)
  } catch {
    await client.end()
  }
}

let shared: Promise<string> | undefined

/** One per worker process of the test run, since transactions of the same database could wait for each other. */
function sharedDatabase(): Promise<string> {
  shared ??= (async () => {
    const name = `transactions_${process.env.VITEST_POOL_ID}`
    await onServer(cloneStatement(name, 'simulation')).catch((error: unknown) => {
      if (!(error instanceof pg.DatabaseError && error.code === '42P04')) throw error // another file made it
    })
    return name
  })()
  return shared
}

/** Copying files is a third quicker here than copying through the WAL, and writes none. */
function cloneStatement(name: string, purpose: Purpose): string {
  return `create database ${name} template template_${purpose} strategy file_copy`
}

/** Makes and drops databases, one after the other, over a connection that stays. */
function onServer(statement: string): Promise<unknown> {
  const done = (async () => {
    await lastOnServer
    server ??= connectTo(inject('testServer')).then((client) =>
      client.once('end', () => {
        server = undefined
      }),
    )
    return (await server).query(statement)
  })()
  lastOnServer = done.catch(() => {})
  return done
}

let server: Promise<pg.Client> | undefined
let lastOnServer: Promise<unknown> = Promise.resolve()

const urlOf = (database: string) => databaseOn(inject('testServer'), database)
