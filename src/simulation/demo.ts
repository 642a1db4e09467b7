import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openPool } from '../../db/connection/pool.ts'
import { isConnectionLost, isInTheWay } from '../../db/connection/sql_error.ts'
import { readSimulation, setClockRate } from '../../db/simulation/simulation.ts'
import type { Log } from '../log.ts'
import { drive } from './drive.ts'
import { foundSimulation, keepComing } from './found_simulation.ts'
import { pacedAt } from './pace.ts'
import { wakingHours, within } from './planning/office_hours.ts'

export interface DemoOptions {
  /** Of a database that was migrated as a simulation, and that a worker works on. */
  url: string
  /** How many vendors arrive in its first days, when it starts afresh; others follow as these come to their end. */
  leads: number
  /** Of a demo that starts afresh. */
  seed: number
  /** Simulated seconds in a real one. */
  pace: number
  log: Log
  signal: AbortSignal
  /** Whether a reason is known why nothing can go on, so that it waits instead of failing. */
  isHeldUp?: () => boolean
}

const vendorsPerDay = 50
const granularitySeconds = 300
const heldUpPauseMs = 2_000

/**
 * Plays the demo on a database until it is told to stop: made-up vendors from the next full waking hour on, or those it holds
 * already from where they were, and new ones whenever less than half as many are live.
 *
 * @throws WorkHangs when no worker does what is due.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  const { url, leads, seed, log } = options
  const pool = openPool(url, { applicationName: 'pipeline demo', role: 'pipeline_admin', max: 3 })
  try {
    if ((await readSimulation(pool)) !== null) await setClockRate(pool, 0)
    const simulation = await foundSimulation(pool, {
      seed,
      vendors: leads,
      days: Math.max(1, Math.ceil(leads / vendorsPerDay)),
      beginsAt: within(wakingHours, nextFullHour(), 0),
    })
    log.info({ vendors: simulation.vendors, seed: simulation.seed }, 'the demo plays')

    await driveOn(pool, simulation.seed, options)
  } finally {
    await pool.end()
  }
}

/** Drives it, and waits while PostgreSQL has no room to write, or somebody has locked what it is about to write. */
async function driveOn(
  pool: pg.Pool,
  seed: number,
  { leads, pace, log, signal, isHeldUp }: DemoOptions,
): Promise<void> {
  const wanted = { liveLeads: Math.ceil(leads / 2), more: Math.min(vendorsPerDay, leads) }
  const onJump = () => keepComing(pool, seed, wanted)
  while (!signal.aborted) {
    try {
      await keepComing(pool, seed, wanted)
      await drive({ pool, seed, granularitySeconds, pace: pacedAt(pace), onJump, signal })
    } catch (error) {
      if (!isConnectionLost(error) && !isInTheWay(error) && isHeldUp?.() !== true) throw error
      log.warn({ error: String(error) }, 'the demo waits')
      await sleep(heldUpPauseMs, undefined, { signal }).catch(() => {})
    }
  }
}

function nextFullHour(): Date {
  const hour = 3_600_000
  return new Date(Math.ceil(Date.now() / hour) * hour)
}
