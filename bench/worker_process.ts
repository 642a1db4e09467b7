import { Logger, run } from 'graphile-worker'
import { openPool } from '../db/connection/pool.ts'
import type { AgentCaller } from '../src/agents/agent_caller.ts'
import { simulatedCarrier } from '../src/carriers/simulated_carrier.ts'
import { createLog } from '../src/log.ts'
import { taskList } from '../src/worker/task_list.ts'
import { startWorker } from '../src/worker/worker.ts'

// One worker in a process of its own, with agents that do nothing. Arguments: the database's URL; `ours`, or
// `as_shipped` for the job queue's own settings; what every agent answers. Speaks to its parent in messages.

const [url = '', settings = 'ours', outcome = 'advance'] = process.argv.slice(2)
const concurrency = 10
/** When each lead's agent was started, by a clock that all processes share. */
const starts: Record<string, string> = {}

const agents: AgentCaller = {
  async call(claimed) {
    starts[claimed.input.lead.id] = process.hrtime.bigint().toString()
    return { outcome: outcome === 'reply' ? 'reply' : 'advance' }
  },
}

async function startAsShipped(): Promise<{ stop(): Promise<void> }> {
  const pool = openPool(url, {
    applicationName: 'pipeline worker',
    role: 'pipeline_worker',
    max: concurrency + 4,
  })
  const tasks = taskList({ pool, agents, carrier: simulatedCarrier(pool), log: createLog('silent') })
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: [],
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    preset: { worker: { concurrentJobs: concurrency } },
  })
  return {
    async stop() {
      await runner.stop()
      await pool.end()
    },
  }
}

const worker =
  settings === 'as_shipped'
    ? await startAsShipped()
    : await startWorker({ url, log: createLog('error'), concurrency, agents })

process.on('message', async (asked) => {
  if (asked === 'usage') {
    const { user, system } = process.cpuUsage()
    process.send?.({ usage: (user + system) / 1e6 })
  }
  if (asked === 'starts') process.send?.({ starts })
  if (asked === 'stop') {
    await worker.stop()
    process.disconnect()
  }
})
process.on('disconnect', () => process.exit()) // the parent is gone
process.send?.({ ready: true })
