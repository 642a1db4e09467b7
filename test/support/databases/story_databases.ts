import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { cloneStatement, connectTo, onServer, type Purpose, urlOf } from '../run/run_server.ts'
import { takeForOriginal } from '../run/test_server.ts'
import { type AsMade, makeAsMade, noteAsMade } from './as_made.ts'
import { processOf, StoryPools } from './story_pools.ts'

export interface StoryDatabase {
  name: string
  url: string
  purpose: Purpose
  pools: StoryPools
  /** What the stories do not see: it looks at the end of each whether all is well, and makes the database as it was. */
  overseer: pg.Client
  /** Takes out what a story has brought. */
  hand: pg.Client
  made: AsMade
}

/** What a database of a purpose is when it is made: one is as the other. */
const made: Partial<Record<Purpose, Promise<AsMade>>> = {}
const free: StoryDatabase[] = []
/** Of stories that are over, while what they have begun may not be. */
const left = new Set<StoryDatabase>()

/** A database that is what its template is: a copy, or one that was made so again. */
export async function takeDatabase(purpose: Purpose): Promise<StoryDatabase> {
  for (const database of left) {
    left.delete(database)
    // What cannot be made as it was, for whatever reason, is of no use to another.
    if (await isAsMade(database).catch(() => false)) free.push(database)
    else await dropDatabase(database)
  }
  const again = free.find((database) => database.purpose === purpose)
  if (again !== undefined) free.splice(free.indexOf(again), 1)
  const database = again ?? (await makeDatabase(purpose))
  // A copy of the template sends nothing by itself: this one may.
  if (purpose === 'production') await takeForOriginal(database.overseer)
  return database
}

/** For the next story, once all that belongs to this one has ended. */
export function leaveDatabase(database: StoryDatabase): void {
  left.add(database)
}

export async function dropDatabase({ name, pools, overseer, hand }: StoryDatabase): Promise<void> {
  pools.end()
  for (const client of [overseer, hand]) client.end().catch(() => {})
  await onServer(`drop database ${name} with (force)`)
}

/** Where no guard keeps what it guards from being changed. */
export const behindTriggers = (url: string) => `${url}?options=-c%20session_replication_role%3Dreplica`

async function makeDatabase(purpose: Purpose): Promise<StoryDatabase> {
  const name = `story_${randomUUID().replaceAll('-', '')}`
  await onServer(cloneStatement(name, purpose))
  const url = urlOf(name)
  const overseer = await connectTo(url)
  const hand = await connectTo(behindTriggers(url))
  made[purpose] ??= noteAsMade(overseer)
  return { name, url, purpose, pools: new StoryPools(url), overseer, hand, made: await made[purpose] }
}

async function isAsMade(database: StoryDatabase): Promise<boolean> {
  if (!(await database.pools.takeBack())) return false
  if (!(await isLeftByOthers(database))) return false
  const again = await makeAsMade(database.overseer, database.hand, database.made)
  if (again === undefined) return false
  database.made = again
  return true
}

/** Whether nobody is there but us; of a process that was killed PostgreSQL hears a moment later. */
async function isLeftByOthers({ overseer, hand, pools }: StoryDatabase): Promise<boolean> {
  const ours = [processOf(hand), ...pools.processes()]
  for (const waitMs of [0, 20, 100, 300]) {
    await pause(waitMs)
    const others = await overseer.query(
      `select from pg_catalog.pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and pid <> all ($1)`,
      [ours],
    )
    if (others.rowCount === 0) return true
  }
  return false
}
