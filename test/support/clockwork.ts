import { Logger, runTaskListOnce } from 'graphile-worker'
import type pg from 'pg'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import type { Agent } from '../../src/agents/contract/agent.ts'
import type { AlertChannel } from '../../src/alert_channels/alert_channel.ts'
import { openLedger } from '../../src/api_usage/ledger.ts'
import type { Carrier } from '../../src/carriers/carrier.ts'
import { simulatedCarrier } from '../../src/carriers/simulated_carrier.ts'
import type { FacebookSettings } from '../../src/lead_sources/facebook/facebook_settings.ts'
import { createLog } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics/metrics.ts'
import type { ModelSettings } from '../../src/models/model_settings.ts'
import { taskList } from '../../src/worker/task_list.ts'
import { workersPoolOf } from './databases/workers_pool.ts'
import { only } from './leads.ts'

export interface Clockwork {
  /** Business time, as ISO 8601 in UTC. */
  now(): Promise<string>
  /** Jumps the clock and does everything that becomes due on the way, at its own time. */
  pass(time: string): Promise<void>
  /** Jumps to what is booked next and does it; to the given moment, and false, when nothing is booked before. */
  step(until: string): Promise<boolean>
  /** Does everything that is due now, until nothing is. */
  settle(): Promise<void>
}

export interface ClockworkOptions {
  startAt: string
  agents?: Record<string, Agent>
  carrier?: (pool: pg.Pool) => Carrier
  alertChannels?: AlertChannel[]
  facebook?: FacebookSettings
  /** The language model that agents may ask. */
  model?: ModelSettings
  /** The connections of the tasks, when they are not simply a worker's. */
  workersPool?: pg.Pool
}

/**
 * The pipeline on a clock that a story moves: real triggers, queue and tasks, no waiting. Its worker has the login and
 * the rights of any worker, and does what the queue was told of, nothing else.
 */
export async function clockwork(pool: pg.Pool, options: ClockworkOptions): Promise<Clockwork> {
  const workersPool = options.workersPool ?? workersPoolOf(pool)
  const log = createLog('silent')
  const ledger = openLedger(workersPool, { log, metrics: createMetrics() })
  const tasks = taskList({
    pool: workersPool,
    ledger,
    alertChannels: options.alertChannels ?? [],
    agents: agentCaller({ builtin: options.agents ?? {}, signingSecret: 'a secret of the stories' }),
    carrier: (options.carrier ?? simulatedCarrier)(workersPool),
    log,
    facebook: options.facebook,
    model: options.model,
  })
  await pool.query('select pipeline_private.start_simulation_clock($1, 0)', [options.startAt])

  // No session of its own: a session is dear while it is new, and the tasks have one.
  const queue = { query: (asked: pg.QueryConfig) => onceConnected(workersPool, asked) }
  const settle = async () => {
    for (;;) {
      await runTaskListOnce({ logger: new Logger(() => () => {}) }, tasks, queue as unknown as pg.PoolClient)
      const { rows } = await queue.query({
        text: 'select exists (select from graphile_worker.jobs where run_at <= now() and locked_at is null and attempts < max_attempts) as waiting',
      })
      if (!only(rows).waiting) return await ledger.written()
    }
  }

  const now = async () =>
    only((await pool.query<{ now: Date }>('select pipeline.now()')).rows).now.toISOString()

  const step = async (until: string) => {
    const next = await pool.query<{ at: string | null }>(
      `select min(booked.at)::text as at
       from graphile_worker.jobs
       cross join pipeline_private.later(run_at, - pipeline_private.beyond_real_time()) as booked (at)
       where booked.at > pipeline.now() and booked.at <= $1`,
      [until],
    )
    const { at } = only(next.rows)
    await pool.query('select pipeline_private.advance_clock($1)', [at ?? until])
    await settle()
    return at !== null
  }

  return {
    now,
    settle,
    step,
    async pass(time) {
      // As text: a Date would cut off the microseconds, and the clock would never reach them.
      const { rows } = await pool.query<{ until: string }>(
        'select (pipeline.now() + $1::interval)::text as until',
        [time],
      )
      const { until } = only(rows)
      await settle()
      while (await step(until));
    },
  }
}

async function onceConnected(pool: pg.Pool, asked: pg.QueryConfig): Promise<pg.QueryResult> {
  const client = await pool.connect()
  try {
    return await client.query(asked)
  } finally {
    client.release()
  }
}
