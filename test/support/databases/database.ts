import pg from 'pg'
import { test } from 'vitest'
import type { Db, openPool } from '../../../db/connection/pool.ts'
import { noteTouched } from '../../mutate/coverage.ts'
import { only } from '../leads.ts'
import { cloneStatement, connectTo, onServer, type Purpose, urlOf } from '../run/run_server.ts'
import { dropDatabase, leaveDatabase, type StoryDatabase, takeDatabase } from './story_databases.ts'
import { asNew } from './story_pools.ts'

export interface OwnDatabase {
  url: string
  pool: pg.Pool
  db: Db
  /** For a program of the story in this process: its sessions stay for the next story's. */
  openKept: typeof openPool
}

/** What a story calls is counted when its connection ends. */
export const keepsConnections = process.env.MUTATE_COVERAGE === undefined

/**
 * Stories that commit, listen, race or run a worker: each has a migrated database to itself as `database`, which is at the
 * end as nothing may ever be otherwise, and then gone or as it was.
 */
const ownDatabase = (purpose: Purpose, end: 'whole' | 'broken' = 'whole') =>
  test.extend('database', async ({ task }, { onCleanup }): Promise<OwnDatabase> => {
    const database = await takeDatabase(purpose)
    const { url, name } = database
    for (const names of Object.values(said)) names.delete(name) // the story before may have had it
    const pool = database.pools.lend(8)
    onCleanup(async () => {
      const violations = end === 'whole' ? await violationsIn(database) : []
      if (keepsConnections && violations.length === 0 && task.result?.state !== 'fail')
        leaveDatabase(database)
      else {
        database.pools.end()
        await noteTouched(url, task)
        await dropDatabase(database)
      }
      if (violations.length > 0) throw new Error(`Invariants broken: ${JSON.stringify(violations, null, 2)}`)
    })
    return { url, pool, db: pool, openKept: database.pools.openKept }
  })

/** What nobody would do in time if nobody swept: a worker's own sweep, or a person's, must never be needed. */
const unbookedWork = `
  with booked as materialized (
    select tasks.identifier as task, jobs.payload::jsonb as payload, jobs.attempts > 0 as is_begun, jobs.run_at, jobs.created_at
    from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where jobs.attempts < jobs.max_attempts
  )
  select 'open work is booked' as invariant, work.task, work.due_at, work.payload
  from pipeline_private.open_work as work
  where work.state = 'waiting'
    and work.due_at is not null
    and not exists (
      select from booked
      where booked.task = work.task
        and booked.payload = work.payload
        and (
          booked.is_begun
          or booked.run_at <= pipeline_private.later(pipeline_private.real_time(work.due_at), '1 ms')
          -- Booked when it had been due already: somebody met its lead locked and put it off.
          or pipeline_private.later(work.due_at, '1 ms') < pipeline_private.business_time(booked.created_at)
            and booked.run_at <= pipeline_private.later(booked.created_at, pipeline_private.longest_put_off() + interval '1 ms')
        )
    )`

/** What a sweep had to mend, though triggers should have seen to it. */
const repairs = `
  select 'nothing is repaired' as invariant, vendor_lead_id, metadata, created_at
  from pipeline.pipeline_events where event_type = 'reconciled'`

/** What stories say of themselves, by the names of their databases. */
const said = { jobsAreLost: new Set<string>(), repairs: new Set<string>() }

/** A story that takes jobs out of the queue, or makes work due behind its back, says so. */
export async function letJobsBeLost(db: Db): Promise<void> {
  said.jobsAreLost.add(await nameOf(db))
}

/** A story about repair, or about workers that die, says so. */
export async function letRepairs(db: Db): Promise<void> {
  said.repairs.add(await nameOf(db))
}

async function nameOf(db: Db): Promise<string> {
  return only((await db.query<{ name: string }>('select current_database() as name')).rows).name
}

async function violationsIn({ name, url, overseer }: StoryDatabase): Promise<unknown[]> {
  // What it has planned for a few rows would take its time with many.
  const many = await overseer
    .query('select from pipeline.pipeline_events offset 500 limit 1')
    .catch(() => undefined)
  if (many?.rowCount === 0) return violationsSeenBy(overseer, name)
  const client = await connectTo(url)
  try {
    return await violationsSeenBy(client, name)
  } finally {
    await client.end()
  }
}

async function violationsSeenBy(client: pg.Client, name: string): Promise<unknown[]> {
  const jobsAreLost = said.jobsAreLost.has(name)
  const mayRepair = jobsAreLost || said.repairs.has(name)
  const broken = await client.query('select * from pipeline.check_invariants()')
  // Nobody has analysed the tables of a story: without this each work would be compared with each job.
  await client.query('set enable_nestloop = off')
  const unbooked = jobsAreLost ? [] : (await client.query({ name: 'unbooked', text: unbookedWork })).rows
  await client.query('set enable_nestloop = on')
  return [
    ...broken.rows,
    ...unbooked,
    ...(mayRepair ? [] : (await client.query({ name: 'repairs', text: repairs })).rows),
  ]
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
/** As new, but for its plans; a connection that its story has cut is gone. */
async function putBack(client: pg.Client): Promise<void> {
  try {
    await client.query(`${asNew}; deallocate all`)
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
