import type { AgentOutcome } from '../../../../src/agents/contract/agent.ts'
import { callHttpAgent } from '../../../../src/agents/http_agent.ts'
import { readConfig } from '../../../../src/config/config.ts'
import { createLog } from '../../../../src/log.ts'
import { live } from '../../../../src/process_life.ts'
import { startWorker } from '../../../../src/worker/worker.ts'
import { httpCarrier } from '../outside/http_carrier.ts'

// A worker as in production, but for whom it speaks to: the fake carrier and the fake agents of a fault story. Its
// agents also do what they are ordered to do to this very process.

const {
  DATABASE_URL = '',
  CARRIER_URL = '',
  AGENTS_URL = '',
  LOG_LEVEL = 'silent',
  SENDS_AS = '',
} = process.env
const blockMs = 20_000

async function obey(order: unknown): Promise<void> {
  if (order === 'exit') process.exit(7)
  if (order === 'deaf') await new Promise(() => {})
  if (order === 'reject') {
    void Promise.reject(new Error('nobody waits for this'))
    setTimeout(() => {
      throw new Error('nor for this')
    })
  }
  if (order === 'block') {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, blockMs) // stands still as a loop would, and leaves others the core
  }
  if (order === 'memory') {
    const eaten: unknown[] = []
    for (;;) eaten.push(new Array(1_000_000).fill({}))
  }
}

live(async ({ keep, ending }) => {
  const worker = await keep(
    startWorker({
      url: DATABASE_URL,
      log: createLog(LOG_LEVEL),
      concurrency: 5,
      ending,
      facebook: readConfig().facebook,
      sendsAs: SENDS_AS === '' ? undefined : SENDS_AS,
      carrier: () => httpCarrier(CARRIER_URL),
      agents: {
        async call(run, signal) {
          const outcome = await callHttpAgent(AGENTS_URL, run, { signingSecret: 'of the rig' }, signal)
          if (outcome === 'later') return outcome
          const { notes, ...answered } = outcome satisfies AgentOutcome
          await obey(notes?.order)
          return answered
        },
      },
    }),
  )
  process.on('disconnect', () => process.exit()) // the rig is gone
  process.send?.('ready')
  await worker.stopped
})
