import { self, sql } from 'zapatos/db'
import type { pipeline } from 'zapatos/schema'
import { readRow, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf, rowsOf } from '../connection/rows.ts'

/** Writes down something about a lead. Returns the note's id. */
export function addNote(db: Db, leadId: string, body: string, isPinned: boolean): Promise<string> {
  return readValue(db, 'select id from pipeline.add_note($1, $2, is_pinned => $3)', [leadId, body, isPinned])
}

/** Nobody is to ring as planned. */
export async function giveUpCall(db: Db, leadId: string, reason: string): Promise<void> {
  await db.query('select from pipeline.give_up_call($1, $2)', [leadId, reason])
}

export interface LoggedCall {
  leadId: string
  outcome: string
  note: string | null
  callBackAt: Date | null
  /** Null: whoever logs it. */
  callBackBy: string | null
}

const plannedCall = columnsOf('pipeline.planned_calls', ['due_at', 'caller'])

export type PlannedCall = RowOf<typeof plannedCall>

/** Notes a call. Returns the call that is planned then; null when none is. */
export async function logCall(db: Db, call: LoggedCall): Promise<PlannedCall | null> {
  await db.query('select from pipeline.log_call($1, $2, $3, $4, $5)', [
    call.leadId,
    call.outcome,
    call.note,
    call.callBackAt,
    call.callBackBy,
  ])
  const open = { vendor_lead_id: call.leadId, ended_at: sql`${self} is null` }
  const [planned] = await rowsOf(db, plannedCall, sql<pipeline.planned_calls.SQL>`where ${open}`)
  return planned ?? null
}

/** Somebody is to ring, in place of what was planned. */
export function planCall(
  db: Db,
  leadId: string,
  dueAt: Date,
  caller: string | null,
  note: string | null,
): Promise<PlannedCall> {
  return readRow(db, 'select due_at, caller from pipeline.plan_call($1, $2, $3, $4)', [
    leadId,
    dueAt,
    caller,
    note,
  ])
}
