import { param, sql } from 'zapatos/db'
import type { pipeline } from 'zapatos/schema'
import { readRow, readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf, rowsOf } from '../connection/rows.ts'

/** What somebody wants done, and to which leads: to those with these ids, else to those that the board shows with the rest. */
export interface BulkAsked {
  verb: string
  reason: string
  leadIds: readonly string[] | null
  search: string | null
  stages: readonly string[] | null
  source: string | null
  owner: string | null
  turn: string | null
  toStage: string | null
  atTime: Date | null
  template: string | null
  assignee: string | null
  fallThrough: string | null
}

export interface BulkReason {
  code: string | null
  why: string
  leadCount: number
  exampleIds: string[]
  examples: string[]
}

export interface BulkPreview {
  matched: number
  doable: number
  refused: number
  /** How many of them lose a deal or its investor. */
  asksFallThrough: number
  reasons: BulkReason[]
  sampleText: string | null
}

const act = columnsOf('pipeline.bulk_acts', [
  ...(['id', 'verb', 'reason', 'to_stage', 'status', 'matched', 'done', 'refused', 'undone'] as const),
  ...(['asked_by', 'started_at', 'finished_at', 'undoes', 'of_items'] as const),
])

export type BulkAct = RowOf<typeof act>

export interface BulkLead {
  /** The question, of an act on questions. */
  itemId: string | null
  leadId: string | null
  vendorName: string | null
  outcome: string
  code: string | null
  why: string | null
  isUndone: boolean
}

/** Settles the next leads of a bulk act. Returns its status afterwards; null when nobody knows it. */
export function runBulkAct(db: Db, actId: string): Promise<string | null> {
  return readValue(db, 'select pipeline_private.run_bulk_act($1)', [actId])
}

const asked = `verb => $1, reason => $2, lead_ids => $3, search => $4, stages => $5, source => $6, owner => $7, turn => $8,
  to_stage => $9, at_time => $10, template => $11, assignee => $12, fall_through => $13`

function valuesOf(given: BulkAsked): unknown[] {
  const { verb, reason, leadIds, search, stages, source, owner, turn } = given
  const { toStage, atTime, template, assignee, fallThrough } = given
  return [
    ...[verb, reason, leadIds, search, stages, source, owner, turn],
    ...[toStage, atTime, template, assignee, fallThrough],
  ]
}

const columnsOfPreview = `matched, doable, refused, asks_fall_through, sample_text, (
  select coalesce(jsonb_agg(jsonb_build_object(
    'code', its.code, 'why', its.why, 'leadCount', its.lead_count, 'exampleIds', its.example_ids, 'examples', its.examples
  )), '[]')
  from unnest(preview.reasons) as its
) as reasons`

/** What it would do; it changes nothing. */
export function previewBulkAct(db: Db, given: BulkAsked): Promise<BulkPreview> {
  return readRow(
    db,
    `select ${columnsOfPreview} from pipeline.preview_bulk_act(${asked}) as preview`,
    valuesOf(given),
  )
}

/** Begins it; `expected` is how many leads the preview has told of. */
export function startBulkAct(db: Db, given: BulkAsked, expected: number): Promise<BulkAct> {
  return readRow(db, `select ${act.names} from pipeline.start_bulk_act(${asked}, expected => $14)`, [
    ...valuesOf(given),
    expected,
  ])
}

export async function findBulkAct(db: Db, actId: string): Promise<BulkAct | undefined> {
  const [found] = await rowsOf(db, act, sql<pipeline.bulk_acts.SQL>`where ${{ id: actId }}`)
  return found
}

/** The latest first. */
export function listBulkActs(db: Db, most: number): Promise<BulkAct[]> {
  const latest = sql<pipeline.bulk_acts.SQL>`order by ${'started_at'} desc, ${'id'} desc limit ${param(most)}`
  return rowsOf(db, act, latest)
}

/** The leads of an act, or the questions of one on questions. */
export function listBulkLeads(db: Db, actId: string, outcome: string | null): Promise<BulkLead[]> {
  return readRows(
    db,
    `select rows.item_id, rows.lead_id, leads.vendor_name, rows.outcome, rows.code, rows.why, rows.undone_at is not null as is_undone
     from (
       select null::uuid as item_id, its.vendor_lead_id as lead_id, its.outcome::text, its.code, its.why, its.undone_at
       from pipeline.bulk_act_leads as its
       where its.act_id = $1
       union all
       select its.review_item_id, items.vendor_lead_id, its.outcome::text, its.code, its.why, its.undone_at
       from pipeline.bulk_act_items as its
       join pipeline.review_items as items on items.id = its.review_item_id
       where its.act_id = $1
     ) as rows
     left join pipeline.vendor_leads as leads on leads.id = rows.lead_id
     where $2::text is null or rows.outcome = $2
     order by rows.item_id, rows.lead_id`,
    [actId, outcome],
  )
}

export function steerBulkAct(db: Db, actId: string, how: 'pause' | 'resume' | 'cancel'): Promise<BulkAct> {
  const calls = {
    pause: 'pipeline.pause_bulk_act($1)',
    resume: 'pipeline.resume_bulk_act($1)',
    cancel: 'pipeline.cancel_bulk_act($1)',
  }
  return readRow(db, `select ${act.names} from ${calls[how]}`, [actId])
}

export function previewUndoOfBulkAct(db: Db, actId: string): Promise<BulkPreview> {
  return readRow(db, `select ${columnsOfPreview} from pipeline.preview_undo_of_bulk_act($1) as preview`, [
    actId,
  ])
}

export function undoBulkAct(db: Db, actId: string, reason: string, expected: number): Promise<BulkAct> {
  return readRow(db, `select ${act.names} from pipeline.undo_bulk_act($1, $2, expected => $3)`, [
    actId,
    reason,
    expected,
  ])
}
