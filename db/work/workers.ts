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
export async function reportWorker(
  session: Db,
  { poolId, host, processId, version, tasks }: WorkerIdentity,
): Promise<boolean> {
  const { rows } = await session.query<{ is_new: boolean }>(
    'select pipeline_private.report_worker($1, $2, $3, $4, $5) as is_new',
    [poolId, host, processId, version, tasks],
  )
  return rows[0]?.is_new ?? false
}

/** Says good-bye and gives back whatever jobs the worker still holds. */
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

/** Whether the worker holds jobs that its process does not know of. Reads the whole queue. */
export async function hasForgottenJobs(db: Db, poolId: string, known: string[]): Promise<boolean> {
  const { rows } = await db.query<{ forgotten: boolean }>(
    'select pipeline_private.has_forgotten_jobs($1, $2) as forgotten',
    [poolId, known],
  )
  return rows[0]?.forgotten ?? false
}

/** Looks after jobs that will not be done without help; returns how many matters there are. Reads the whole queue. */
export async function reportStuckJobs(db: Db): Promise<number> {
  const { rows } = await db.query<{ reported: number }>(
    'select pipeline_private.report_stuck_jobs() as reported',
  )
  return rows[0]?.reported ?? 0
}

/** How many workers give signs of life; also for the web process, which may not read the list. */
export async function countLiveWorkers(db: Db): Promise<number> {
  const { rows } = await db.query<{ live: number }>('select pipeline_private.live_workers() as live')
  return rows[0]?.live ?? 0
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

export async function listWorkers(db: Db): Promise<WorkerState[]> {
  const { rows } = await db.query<WorkerState>(
    `select pool_id as "poolId", host, process_id as "processId", version, started_at as "startedAt", heartbeat_at as "heartbeatAt", state
     from pipeline_private.worker_states order by started_at`,
  )
  return rows
}
