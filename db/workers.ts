import type { Db } from './pool.ts'

export interface WorkerIdentity {
  poolId: string
  host: string
  processId: number
  tasks: readonly string[]
}

/** A worker's sign of life. Always over the one connection that stands for it: its session holds the worker's lock. */
export async function reportWorker(
  session: Db,
  { poolId, host, processId, tasks }: WorkerIdentity,
): Promise<void> {
  await session.query('select pipeline_private.report_worker($1, $2, $3, $4)', [
    poolId,
    host,
    processId,
    tasks,
  ])
}

export async function dismissWorker(session: Db, poolId: string): Promise<void> {
  await session.query('select pipeline_private.dismiss_worker($1)', [poolId])
}

/** Gives the jobs of dead workers back to the queue; returns the pools that had them. */
export async function freeJobsOfTheDead(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ pools: string[] }>(
    'select pipeline_private.free_jobs_of_the_dead() as pools',
  )
  return rows[0]?.pools ?? []
}

/** Gives back the jobs of pools that nobody knows; returns those pools. Reads the whole queue. */
export async function freeUnclaimedJobs(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ pools: string[] }>(
    'select pipeline_private.free_unclaimed_jobs() as pools',
  )
  return rows[0]?.pools ?? []
}

/** Asks people about jobs that can never be done; returns how many were new. Reads the whole queue. */
export async function reportStuckJobs(db: Db): Promise<number> {
  const { rows } = await db.query<{ reported: number }>(
    'select pipeline_private.report_stuck_jobs() as reported',
  )
  return rows[0]?.reported ?? 0
}

export interface WorkerState {
  poolId: string
  host: string
  processId: number
  startedAt: Date
  heartbeatAt: Date
  state: 'connected' | 'cut off' | 'dead'
}

export async function listWorkers(db: Db): Promise<WorkerState[]> {
  const { rows } = await db.query<WorkerState>(
    `select pool_id as "poolId", host, process_id as "processId", started_at as "startedAt", heartbeat_at as "heartbeatAt", state
     from pipeline_private.worker_states order by started_at`,
  )
  return rows
}
