import pg from 'pg'
import type { Vendor } from '../../src/simulation/vendors/persona.ts'
import { findRow, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { readPurpose } from '../migrate/purpose.ts'

/** The database belongs to the business and must not be played with. */
export class NotASimulation extends Error {
  override name = 'NotASimulation'
}

/** @throws NotASimulation when the database is marked as production. */
export async function refuseProduction(db: Db): Promise<void> {
  if ((await readPurpose(db)) === 'production')
    throw new NotASimulation('This database is production. Simulate in another, empty one.')
}

/**
 * Makes an empty database for a simulation, in place of the one before. It need not survive a power cut, so its
 * commits do not wait for the disk.
 */
export async function makeSimulationDatabase(db: Db, name: string): Promise<void> {
  const identifier = pg.escapeIdentifier(name)
  await db.query(`drop database if exists ${identifier} with (force)`)
  await db.query(`create database ${identifier}`)
  await db.query(`alter database ${identifier} set synchronous_commit = off`)
}

export interface Simulation {
  seed: number
  vendors: number
  beginsAt: Date
}

/**
 * What this database was seeded with; null when it holds no simulation yet.
 *
 * @throws NotASimulation when it is marked as production.
 */
export async function readSimulation(db: Db): Promise<Simulation | null> {
  await refuseProduction(db)
  const seeded = 'select seed, vendors, begins_at from pipeline_private.simulation'
  return (await findRow<Simulation>(db, seeded)) ?? null
}

/** Notes what the simulation is made from and starts its clock, which moves only by jumps. */
export async function beginSimulation(db: Db, { seed, vendors, beginsAt }: Simulation): Promise<void> {
  await db.query('select pipeline_private.begin_simulation($1, $2, $3)', [seed, vendors, beginsAt])
}

/** Makes room for more vendors when the board empties: the number of the first; null while enough goes on. */
export function inviteVendors(
  db: Db,
  { liveLeads, more }: { liveLeads: number; more: number },
): Promise<number | null> {
  return readValue(db, 'select pipeline_private.invite_vendors($1, $2)', [liveLeads, more])
}

/** From now on `rate` simulated seconds pass in a real one; 0 means only jumps. */
export async function setClockRate(db: Db, rate: number): Promise<void> {
  await db.query('select pipeline_private.start_simulation_clock(pipeline.now(), $1)', [rate])
}

/** Takes up what a killed simulation was in the middle of; returns how many timers, runs and texts that were. */
export function resumeInterruptedWork(db: Db): Promise<number> {
  return readValue(db, 'select pipeline_private.resume_interrupted_work()')
}

export async function addVendors(db: Db, vendors: readonly Vendor[]): Promise<void> {
  await db.query(
    `insert into pipeline_private.simulation_vendors (number, persona)
     select made.number, made.persona
     from jsonb_to_recordset($1) as made (number integer, persona jsonb)`,
    [JSON.stringify(vendors)],
  )
}

/** Whether nothing will ever happen again by itself. */
export async function hasSimulationEnded(db: Db): Promise<boolean> {
  return readValue(
    db,
    `select
       exists (select from pipeline_private.simulation)
       and pipeline_private.next_moment(interval '1 second') is null
       and pipeline_private.due_work() = 0`,
  )
}

export interface SimulationProgress {
  now: Date
  vendors: number
  arrived: number
  /** Arrived, and neither completed nor dead. */
  live: number
  moves: number
}

export async function readProgress(db: Db): Promise<SimulationProgress> {
  const progress = await findRow<SimulationProgress>(
    db,
    `select
       pipeline.now() as now, simulation.vendors, leads.arrived, leads.live,
       (select count(*)::integer from pipeline.pipeline_events where event_type = 'stage_change') as moves
     from pipeline_private.simulation
     cross join (
       select count(*)::integer as arrived, (count(*) filter (where turn is not null))::integer as live
       from pipeline.vendor_leads
     ) as leads`,
  )
  return progress ?? { now: new Date(0), vendors: 0, arrived: 0, live: 0, moves: 0 }
}
