import type pg from 'pg'
import { inOwnTransaction } from '../../db/connection/in_transaction.ts'
import type { Db } from '../../db/connection/pool.ts'
import { storeSales } from '../../db/leads/comparables.ts'
import { readClock } from '../../db/leads/vendor_leads.ts'
import { addToPlan } from '../../db/simulation/play.ts'
import {
  addVendors,
  beginSimulation,
  inviteVendors,
  readSimulation,
  resumeInterruptedWork,
  type Simulation,
} from '../../db/simulation/simulation.ts'
import { arrivalOf } from './arrivals.ts'
import { syntheticSales } from './vendors/comparables.ts'
import { makeVendor } from './vendors/make_vendor.ts'

export interface Founding {
  seed: number
  vendors: number
  /** The days over which the vendors arrive. */
  days: number
  beginsAt: Date
}

const vendorsAtOnce = 1000

/** The seed of the simulation that the database holds; the one that is asked for where it holds none yet. */
export async function seedOf(db: Db, asked: number): Promise<number> {
  return (await readSimulation(db))?.seed ?? asked
}

/**
 * Makes up the vendors and writes down when each arrives, unless the database holds a simulation already: then that
 * one goes on, whatever is asked for, with what it was in the middle of when it was killed. All in one transaction.
 */
export async function foundSimulation(pool: pg.Pool, founding: Founding): Promise<Simulation> {
  return inOwnTransaction(pool, 'begin', async (db) => {
    const existing = await readSimulation(db)
    if (existing !== null) {
      await resumeInterruptedWork(db)
      return existing
    }

    const { seed, vendors, days, beginsAt } = founding
    await beginSimulation(db, { seed, vendors, beginsAt })
    await storeSales(db, syntheticSales(seed, beginsAt))
    for (let first = 1; first <= vendors; first += vendorsAtOnce) {
      const count = Math.min(vendorsAtOnce, vendors - first + 1)
      await planArrivals(db, seed, { first, count, beginsAt, days })
    }
    return { seed, vendors, beginsAt }
  })
}

/** Has more vendors come over the next day when few leads are left, so that there is always something to see. */
export async function keepComing(
  pool: pg.Pool,
  seed: number,
  wanted: { liveLeads: number; more: number },
): Promise<void> {
  await inOwnTransaction(pool, 'begin', async (db) => {
    const first = await inviteVendors(db, wanted)
    if (first === null) return
    const { now } = await readClock(db)
    await planArrivals(db, seed, { first, count: wanted.more, beginsAt: now, days: 1 })
  })
}

/** Makes up vendors and plans when each arrives. */
async function planArrivals(
  db: Db,
  seed: number,
  { first, count, beginsAt, days }: { first: number; count: number; beginsAt: Date; days: number },
): Promise<void> {
  const made = Array.from({ length: count }, (_, index) => makeVendor(seed, first + index))
  await addVendors(db, made)
  await addToPlan(
    db,
    made.map((vendor) => arrivalOf(seed, vendor, beginsAt, days)),
  )
}
