import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client'
import type pg from 'pg'

/** What a process counts and measures, in the words of Prometheus. Labels never hold anything personal. */
export type Metrics = ReturnType<typeof createMetrics>

const quick = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60]
const late = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14_400]

/** A look at the event loop wakes the process: each ten milliseconds, as the library would, costs an idle one 0.7 % of a core. */
const millisecondsBetweenLooks = 100

/** Metrics of a process; `ofProcess` adds what Node.js itself uses, which can be watched once a process. */
export function createMetrics({ ofProcess = false } = {}) {
  const registry = new Registry()
  const registers = [registry]
  /** Connections to the database, by what they are for. */
  const pools = new Map<string, pg.Pool>()
  if (ofProcess)
    collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: millisecondsBetweenLooks })
  watchPools(registry, pools)
  return {
    registry,
    pools,
    agentAttempts: new Counter({
      name: 'pipeline_agent_attempts_total',
      help: 'Attempts of agent runs. verdict: settled, review, held, late; of outcome "failed": retry, dead, late.',
      labelNames: ['agent', 'outcome', 'verdict'],
      registers,
    }),
    texts: new Counter({
      name: 'pipeline_texts_total',
      help: 'Texts handed to the carrier. result: sent, refused, unknown.',
      labelNames: ['result'],
      registers,
    }),
    apiCalls: new Histogram({
      name: 'pipeline_api_call_seconds',
      help: 'How long calls outside took. outcome: ok, refused, limited, failed, timed_out.',
      labelNames: ['provider', 'outcome'],
      buckets: quick,
      registers,
    }),
    modelFallbacks: new Counter({
      name: 'pipeline_model_fallbacks_total',
      help: 'How often an agent went by its rules alone. why: not_valid, no_prompt, no_answer, no_time, not_wanted, provider_down, budget_of_lead, budget_of_day.',
      labelNames: ['why'],
      registers,
    }),
    tasks: new Histogram({
      name: 'pipeline_task_seconds',
      help: 'How long the tasks of the queue took. result: done, failed (the queue tries again).',
      labelNames: ['task', 'result'],
      buckets: quick,
      registers,
    }),
    taskLateness: new Histogram({
      name: 'pipeline_task_lateness_seconds',
      help: 'How long after their time tasks began; of lead_timer, how late timers are looked at.',
      labelNames: ['task'],
      buckets: late,
      registers,
    }),
    requests: new Histogram({
      name: 'pipeline_http_request_seconds',
      help: 'How long HTTP requests took.',
      labelNames: ['route', 'method', 'status'],
      buckets: quick,
      registers,
    }),
    webhooks: new Counter({
      name: 'pipeline_webhooks_total',
      help: 'Calls of other systems by the answer they got.',
      labelNames: ['route', 'status'],
      registers,
    }),
    removedDeliveries: new Counter({
      name: 'pipeline_removed_deliveries_total',
      help: 'What came in at a webhook and was removed when its time was over.',
      labelNames: ['door'],
      registers,
    }),
    signIns: new Counter({
      name: 'pipeline_sign_ins_total',
      help: 'Tries to sign in with a password. result: signed in, refused, waits (too many tries).',
      labelNames: ['result'],
      registers,
    }),
    sockets: new Gauge({
      name: 'pipeline_subscription_clients',
      help: 'WebSockets that are open.',
      registers,
    }),
  }
}

function watchPools(registry: Registry, pools: ReadonlyMap<string, pg.Pool>): void {
  new Gauge({
    name: 'pipeline_pool_connections',
    help: 'Connections to PostgreSQL. state: busy, idle, and requests waiting for one.',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [pool, { totalCount, idleCount, waitingCount }] of pools) {
        this.set({ pool, state: 'busy' }, totalCount - idleCount)
        this.set({ pool, state: 'idle' }, idleCount)
        this.set({ pool, state: 'waiting' }, waitingCount)
      }
    },
  })
}
