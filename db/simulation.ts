import pg from 'pg'
import { z } from 'zod'
import type { DealToMove } from '../src/simulation/office/move_deal.ts'
import { type ItemToResolve, itemSchema } from '../src/simulation/office/resolve_item.ts'
import type { PlannedAct } from '../src/simulation/plan.ts'
import type { SyntheticSale } from '../src/simulation/vendors/comparables.ts'
import type { Vendor } from '../src/simulation/vendors/persona.ts'
import { type ReadText, readTextSchema } from '../src/simulation/vendors/read_text.ts'
import type { Db } from './pool.ts'

/** What the database is marked as; null when it was never migrated. */
export async function readPurpose(db: Db): Promise<'production' | 'simulation' | null> {
  const { rows } = await db.query<{ exists: boolean }>(
    `select to_regclass('pipeline_private.database_purpose') is not null as exists`,
  )
  if (rows[0]?.exists !== true) return null
  const marked = await db.query<{ purpose: 'production' | 'simulation' }>(
    'select purpose from pipeline_private.database_purpose',
  )
  return marked.rows[0]?.purpose ?? null
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

/** What this database was seeded with; null when it holds no simulation yet. */
export async function readSimulation(db: Db): Promise<Simulation | null> {
  const { rows } = await db.query<{ seed: number; vendors: number; begins_at: Date }>(
    'select seed, vendors, begins_at from pipeline_private.simulation',
  )
  const row = rows[0]
  return row === undefined ? null : { seed: row.seed, vendors: row.vendors, beginsAt: row.begins_at }
}

/** Notes what the simulation is made from and starts its clock, which moves only by jumps. */
export async function beginSimulation(db: Db, { seed, vendors, beginsAt }: Simulation): Promise<void> {
  await db.query('select pipeline_private.begin_simulation($1, $2, $3)', [seed, vendors, beginsAt])
}

/** From now on `rate` simulated seconds pass in a real one; 0 means only jumps. */
export async function setClockRate(db: Db, rate: number): Promise<void> {
  await db.query('select pipeline_private.set_clock_rate($1)', [rate])
}

/** Takes up what a killed simulation was in the middle of; returns how many timers, runs and texts that were. */
export async function resumeInterruptedWork(db: Db): Promise<number> {
  const { rows } = await db.query<{ resumed: number }>(
    'select pipeline_private.resume_interrupted_work() as resumed',
  )
  return rows[0]?.resumed ?? 0
}

export async function addVendors(db: Db, vendors: readonly Vendor[]): Promise<void> {
  await db.query(
    `insert into pipeline_private.simulation_vendors (number, persona)
     select made.number, made.persona
     from jsonb_to_recordset($1) as made (number integer, persona jsonb)`,
    [JSON.stringify(vendors)],
  )
}

/** Sales that were put there before stay as they are. */
export async function addComparables(db: Db, sales: readonly SyntheticSale[]): Promise<void> {
  await db.query(
    `insert into pipeline.comparables (
       transaction_id, price, sold_on, postcode, property_type, new_build, tenure, paon, street, town, category
     )
     select
       sold.transaction_id, sold.price, sold.sold_on, sold.postcode, sold.property_type, sold.new_build, sold.tenure,
       sold.paon, sold.street, sold.town, sold.category
     from jsonb_to_recordset($1) as sold (
       transaction_id text, price numeric, sold_on date, postcode text, property_type text, new_build boolean,
       tenure text, paon text, street text, town text, category text
     )
     on conflict (transaction_id) do nothing`,
    [JSON.stringify(sales)],
  )
}

/** Writes down what is going to happen; what is planned already for the same occasion stays. */
export async function addToPlan(db: Db, acts: readonly PlannedAct[]): Promise<void> {
  if (acts.length === 0) return
  await db.query(
    `insert into pipeline_private.simulation_plan (due_at, kind, vendor_number, occasion, payload)
     select planned."dueAt", planned.kind, planned.vendor, planned.occasion, planned.payload
     from jsonb_to_recordset($1) as planned ("dueAt" timestamptz, kind text, vendor integer, occasion text, payload jsonb)
     on conflict on constraint one_plan_per_occasion do nothing`,
    [JSON.stringify(acts)],
  )
}

/** Vendors read the texts that have reached them; each text is read once. */
export async function readTexts(db: Db): Promise<ReadText[]> {
  const { rows } = await db.query(
    `select
       jsonb_build_object('number', vendor_number, 'persona', persona) as vendor,
       message_id as "messageId", purpose, body, read_at as "readAt", texts_read::integer as "textsRead", acts, told,
       has_reply_coming as "hasReplyComing", offer_amount::float8 as offer, brings_offer as "bringsOffer"
     from pipeline_private.read_texts()`,
  )
  return z.array(readTextSchema).parse(rows)
}

/** Deals that wait for somebody to move them. */
export async function readDealsToMove(db: Db): Promise<DealToMove[]> {
  const { rows } = await db.query<DealToMove>(
    `select vendor_number as vendor, stage, times::integer as times, occasion, entered_at as "enteredAt"
     from pipeline_private.deals_to_move()`,
  )
  return rows
}

/** Review items that wait for somebody to look at them. */
export async function readItemsToResolve(db: Db): Promise<ItemToResolve[]> {
  const { rows } = await db.query(
    `select
       vendor_number as vendor, persona, item_id as "itemId", occasion, kind, opened_at as "openedAt",
       items_before::integer as "itemsBefore", stage, is_current as "isCurrent", return_stage as "returnStage", agent, purpose,
       offer_amount::float8 as offer, alert_id as "alertId"
     from pipeline_private.items_to_resolve()`,
  )
  return z.array(itemSchema).parse(rows)
}

export interface RunSituation {
  vendor: number
  agent: string
  /** The how many-th run of this agent for this vendor it is. */
  nth: number
  attempt: number
}

/** Which run of which simulated vendor this is; null when the lead is nobody's of the simulation. */
export async function readRunSituation(db: Db, runId: string): Promise<RunSituation | null> {
  const { rows } = await db.query<RunSituation>(
    `select vendors.number as vendor, runs.agent, runs.attempt, count(*)::integer as nth
     from pipeline.agent_runs as runs
     join pipeline_private.simulation_vendors as vendors on vendors.vendor_lead_id = runs.vendor_lead_id
     join pipeline.agent_runs as earlier
       on earlier.vendor_lead_id = runs.vendor_lead_id and earlier.agent = runs.agent and earlier.id <= runs.id
     where runs.id = $1
     group by vendors.number, runs.agent, runs.attempt`,
    [runId],
  )
  return rows[0] ?? null
}

/** Jumps the clock and plays what vendors and the office do then. Returns how many of their plans were due. */
export async function jumpTo(db: Db, moment: Date): Promise<number> {
  const { rows } = await db.query<{ played: number }>('select pipeline_private.jump_to($1) as played', [
    moment,
  ])
  return rows[0]?.played ?? 0
}

/** When anything is due next, rounded up; null when nothing ever will be. */
export async function readNextMoment(db: Db, granularitySeconds: number): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    'select pipeline_private.next_moment(make_interval(secs => $1)) as at',
    [granularitySeconds],
  )
  return rows[0]?.at ?? null
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
  const { rows } = await db.query<SimulationProgress>(
    `select
       pipeline.now() as now, simulation.vendors, leads.arrived, leads.live,
       (select count(*)::integer from pipeline.pipeline_events where event_type = 'stage_change') as moves
     from pipeline_private.simulation
     cross join (
       select count(*)::integer as arrived, (count(*) filter (where turn is not null))::integer as live
       from pipeline.vendor_leads
     ) as leads`,
  )
  return rows[0] ?? { now: new Date(0), vendors: 0, arrived: 0, live: 0, moves: 0 }
}

/** How much the pipeline has to do now, and a mark that changes whenever it has done something. */
export async function readDueWork(db: Db): Promise<{ due: number; mark: string }> {
  const { rows } = await db.query<{ due: number; mark: string }>(
    `select pipeline_private.due_work()::integer as due, (select max(id) from pipeline.pipeline_events)::text as mark`,
  )
  return rows[0] ?? { due: 0, mark: '' }
}

/** The first few things that are due, in words without anything personal. */
export async function describeDueWork(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(
    `select format('%s of lead %s at %s, due %s: %s', kind, vendor_lead_id, stage, due_at, detail) as line
     from pipeline_private.work_due
     order by due_at
     limit 5`,
  )
  return rows.map((row) => row.line)
}

/** Runs something in one transaction of one connection; undone when it throws. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    client.release(true)
    throw error
  }
}
