import { readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export interface WorkerIdentity {
  poolId: string
  host: string
  processId: number
  version: string
  tasks: readonly string[]
}

/**
 * A worker's sign of life. Always over the one connection that stands for it: its session holds the worker's lock.
 * True when the worker was not known: at its first, or because it was taken for dead and its jobs went to others.
 */
export function reportWorker(
  session: Db,
  { poolId, host, processId, version, tasks }: WorkerIdentity,
): Promise<boolean> {
  const call = 'select pipeline_private.report_worker($1, $2, $3, $4, $5)'
  return readValue(session, call, [poolId, host, processId, version, tasks])
}

/** Says good-bye and gives back whatever jobs the worker still holds. */
export async function dismissWorker(session: Db, poolId: string): Promise<void> {
  await session.query('select pipeline_private.dismiss_worker($1)', [poolId])
}

/** Gives the jobs of dead workers back to the queue; returns the pools that had them. */
export function freeJobsOfTheDead(db: Db): Promise<string[]> {
  return readValue(db, 'select pipeline_private.free_jobs_of_the_dead()')
}

/** Gives back the jobs of pools that nobody knows; returns those pools. Reads the whole queue. */
export function freeUnclaimedJobs(db: Db): Promise<string[]> {
  return readValue(db, 'select pipeline_private.free_unclaimed_jobs()')
}

/** Whether the worker holds jobs that its process does not know of. Reads the whole queue. */
export function hasForgottenJobs(db: Db, poolId: string, known: string[]): Promise<boolean> {
  return readValue(db, 'select pipeline_private.has_forgotten_jobs($1, $2)', [poolId, known])
}

/** Looks after jobs that will not be done without help; returns how many matters there are. Reads the whole queue. */
export function reportStuckJobs(db: Db): Promise<number> {
  return readValue(db, 'select pipeline_private.report_stuck_jobs()')
}

/** How many workers give signs of life; also for the web process, which may not read the list. */
export function countLiveWorkers(db: Db): Promise<number> {
  return readValue(db, 'select pipeline_private.live_workers()')
}

export interface WorkerState {
  poolId: string
  host: string
  processId: number
  version: string
  startedAt: Date
  heartbeatAt: Date
  state: 'connected' | 'cut off' | 'dead'
}

export function listWorkers(db: Db): Promise<WorkerState[]> {
  return readRows(
    db,
    `select pool_id, host, process_id, version, started_at, heartbeat_at, state
     from pipeline_private.worker_states order by started_at, pool_id`,
  )
}
