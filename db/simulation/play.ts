import { z } from 'zod'
import { type DealToMove, dealSchema } from '../../src/simulation/office/move_deal.ts'
import { type ItemToResolve, itemSchema } from '../../src/simulation/office/resolve_item.ts'
import type { PlannedAct } from '../../src/simulation/planning/planned_act.ts'
import { type ReadText, readTextSchema } from '../../src/simulation/vendors/read_text.ts'
import { findRow, readRow, readRows, readValue, readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Jumps the clock and plays what vendors and the office do then. Returns how many of their plans were due. */
export function jumpTo(db: Db, moment: Date): Promise<number> {
  return readValue(db, 'select pipeline_private.jump_to($1)', [moment])
}

/**
 * Lets the jobs run whose time has come at this moment of the clock: a transaction that was under way when the clock jumped
 * has booked by the clock as it stood before, and the jump has not seen its jobs.
 */
export async function wakeBookings(db: Db): Promise<void> {
  await db.query('select pipeline_private.jump_to(pipeline.now())')
}

/** When anything is due next, rounded up; null when nothing ever will be. */
export function readNextMoment(db: Db, granularitySeconds: number): Promise<Date | null> {
  return readValue(db, 'select pipeline_private.next_moment(make_interval(secs => $1))', [granularitySeconds])
}

/** How much the pipeline has to do now, and a mark that changes whenever it has done something. */
export function readDueWork(db: Db): Promise<{ due: number; mark: string }> {
  return readRow(
    db,
    `select pipeline_private.due_work()::integer as due, (select max(id) from pipeline.pipeline_events)::text as mark`,
  )
}

/** The first few things that are due, in words without anything personal. */
export function describeDueWork(db: Db): Promise<string[]> {
  return readValues(
    db,
    `select format('lead %s at %s, due %s: %s, %s', vendor_lead_id, stage, due_at, detail, state)
     from pipeline_private.work_due
     order by due_at
     limit 5`,
  )
}

/** Whether somebody has locked a lead about which something is due. */
export function isDueWorkLocked(db: Db): Promise<boolean> {
  return readValue(
    db,
    `with free as (
       select leads.id
       from pipeline.vendor_leads as leads
       where leads.id in (select due.vendor_lead_id from pipeline_private.work_due as due)
       for no key update skip locked
     )
     select exists (
       select due.vendor_lead_id from pipeline_private.work_due as due where due.vendor_lead_id is not null
       except
       select free.id from free
     )`,
  )
}

/** The simulated carrier says of texts that they have arrived. */
export async function letTextsArrive(db: Db): Promise<void> {
  await db.query('select pipeline_private.let_texts_arrive()')
}

/** Vendors read the texts that have reached them; each text is read once. */
export async function readTexts(db: Db): Promise<ReadText[]> {
  const rows = await readRows(
    db,
    `select
       jsonb_build_object('number', vendor_number, 'persona', persona) as vendor,
       message_id, purpose, body, read_at, texts_read::integer, acts, told,
       has_reply_coming, offer_amount::float8 as offer, brings_offer
     from pipeline_private.read_texts()`,
  )
  return z.array(readTextSchema).parse(rows)
}

/** Deals that wait for somebody to move them. */
export async function readDealsToMove(db: Db): Promise<DealToMove[]> {
  const rows = await readRows(
    db,
    `select vendor_number as vendor, stage, times::integer, occasion, entered_at, ways
     from pipeline_private.deals_to_move()`,
  )
  return z.array(dealSchema).parse(rows)
}

/** Review items that wait for somebody to look at them. */
export async function readItemsToResolve(db: Db): Promise<ItemToResolve[]> {
  const rows = await readRows(
    db,
    `select
       vendor_number as vendor, persona, item_id, occasion, kind, opened_at, items_before::integer, stage, is_current,
       return_stage, next_stage, agent, purpose, offer_amount::float8 as offer, alert_id
     from pipeline_private.items_to_resolve()`,
  )
  return z.array(itemSchema).parse(rows)
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

export interface RunSituation {
  vendor: number
  agent: string
  /** The how many-th run of this agent for this vendor it is. */
  nth: number
  attempt: number
}

/** Which run of which simulated vendor this is; null when the lead is nobody's of the simulation. */
export async function readRunSituation(db: Db, runId: string): Promise<RunSituation | null> {
  const run = await findRow<RunSituation>(
    db,
    `select vendors.number as vendor, runs.agent, runs.attempt, count(*)::integer as nth
     from pipeline.agent_runs as runs
     join pipeline_private.simulation_vendors as vendors on vendors.vendor_lead_id = runs.vendor_lead_id
     join pipeline.agent_runs as earlier
       on earlier.vendor_lead_id = runs.vendor_lead_id and earlier.agent = runs.agent and earlier.id <= runs.id
     where runs.id = $1
     group by vendors.number, runs.agent, runs.attempt`,
    [runId],
  )
  return run ?? null
}
