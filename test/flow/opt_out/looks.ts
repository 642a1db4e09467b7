import type { Db } from '../../../db/connection/pool.ts'
import { only } from '../../support/leads.ts'

export const start = '2026-03-02T10:00:00Z'

export async function itemsOf(db: Db, lead: string) {
  const { rows } = await db.query<{ kind: string }>(
    'select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null order by id',
    [lead],
  )
  return rows.map(({ kind }) => kind)
}

export async function eventsOf(db: Db, lead: string, type: string) {
  const { rows } = await db.query(
    'select metadata, actor, reason from pipeline.pipeline_events where vendor_lead_id = $1 and event_type = $2 order by id',
    [lead, type],
  )
  return rows
}

export async function leadRow(db: Db, lead: string) {
  const { rows } = await db.query(
    `select pipeline_stage as stage, dead_reason, opted_out_at is not null as opted_out, held_at is not null as held
     from pipeline.vendor_leads where id = $1`,
    [lead],
  )
  return only(rows)
}

export async function phoneOf(db: Db, lead: string): Promise<string> {
  const { rows } = await db.query<{ phone: string }>(
    'select vendor_phone as phone from pipeline.vendor_leads where id = $1',
    [lead],
  )
  return only(rows).phone
}

export const sentTo = async (db: Db, lead: string) =>
  (
    await db.query(
      `select purpose from pipeline.lead_messages where vendor_lead_id = $1 and sent_at is not null order by text_no`,
      [lead],
    )
  ).rows
