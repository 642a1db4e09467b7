import { param, type SQL, sql } from 'zapatos/db'
import type { pipeline } from 'zapatos/schema'
import { readRow, readValue, readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf, rowsOf } from '../connection/rows.ts'

const line = columnsOf(
  'pipeline.vendor_leads',
  [
    'id',
    'vendor_name',
    'vendor_phone',
    'property_postcode',
    'pipeline_stage',
    'stage_entered_at',
    'turn',
    'held_at',
  ],
  {
    /** When its timer fires; null when none runs. */
    dueAt: sql<SQL, Date | null>`(
      select timers.due_at from pipeline.lead_timers as timers where timers.vendor_lead_id = vendor_leads.id
    )`,
    /** Who looks after it; null when nobody does. */
    owner: sql<SQL, string | null>`(
      select owners.owner from pipeline.lead_owners as owners where owners.vendor_lead_id = vendor_leads.id
    )`,
  },
)

/** A lead in one line of a list. */
export type LeadLine = RowOf<typeof line>

/** Business time now, and the zone in which people read it. */
export function readClock(db: Db): Promise<{ now: Date; timeZone: string }> {
  return readRow(db, 'select pipeline.now() as now, settings.time_zone from pipeline.settings as settings')
}

/** All stages in pipeline order. */
export function listStages(db: Db): Promise<string[]> {
  return readValues(db, 'select stage from pipeline.stages order by position')
}

export function listAgents(db: Db): Promise<string[]> {
  return readValues(db, 'select agent from pipeline.agents order by agent')
}

export async function findLeadById(db: Db, leadId: string): Promise<LeadLine | undefined> {
  const [lead] = await rowsOf(db, line, sql<pipeline.vendor_leads.SQL>`where ${{ id: leadId }}`)
  return lead
}

/** All leads of a number, or whose vendor has it beside another, the latest first. */
export async function findLeadsByPhone(db: Db, phone: string): Promise<LeadLine[]> {
  return rowsOf(
    db,
    line,
    sql<pipeline.vendor_leads.SQL | pipeline.lead_phones.SQL>`where ${{ vendor_phone: phone }}
      or ${'id'} = any (array(select ${'vendor_lead_id'} from ${'pipeline.lead_phones'} where ${{ phone }}))
      order by ${'id'} desc`,
  )
}

/** The latest leads, of one stage or of all, of one owner or of all; an empty name: those that nobody looks after. */
export async function listLeads(
  db: Db,
  { stage, owner, limit }: { stage: string | null; owner: string | null; limit: number },
): Promise<LeadLine[]> {
  const ofOwner =
    owner === ''
      ? sql`turn is not null and id not in (select owners.vendor_lead_id from pipeline.lead_owners as owners)`
      : owner === null
        ? sql`true`
        : sql`id in (select owners.vendor_lead_id from pipeline.lead_owners as owners where owners.owner = ${param(owner)})`
  const latest = sql<pipeline.vendor_leads.SQL>`
    where ${stage === null ? {} : { pipeline_stage: stage }} and ${ofOwner}
    order by ${'stage_entered_at'} desc, ${'id'} desc
    limit ${param(limit)}`
  return rowsOf(db, line, latest)
}

/** What became of a requested move. */
export interface Transition {
  moved: boolean
  /** Null when it moved or was there already, else one of the VL codes. */
  code: string | null
  fromStage: string
  toStage: string
  missingFields: string[]
  legalStages: string[]
}

const transition = `
  select
    moved, code, from_stage, to_stage,
    coalesce(missing_fields, '{}') as missing_fields, coalesce(legal_stages, '{}') as legal_stages`

export function requestTransition(
  db: Db,
  move: {
    leadId: string
    toStage: string
    reason: string | null
    expectedStage: string | null
    fallThrough: string | null
  },
): Promise<Transition> {
  const { leadId, toStage, reason, expectedStage, fallThrough } = move
  const call = `${transition} from pipeline.request_transition($1, $2, $3, $4, $5)`
  return readRow(db, call, [leadId, toStage, reason, expectedStage, fallThrough])
}

/** Past the table of legal moves. Without effects nobody is texted and no agent starts. */
export function overrideStage(
  db: Db,
  move: {
    leadId: string
    toStage: string
    reason: string
    runEffects: boolean
    fallThrough: string | null
    expectedStage: string | null
  },
): Promise<Transition> {
  const { leadId, toStage, reason, runEffects, fallThrough, expectedStage } = move
  const call = `${transition} from pipeline.override_stage($1, $2, $3, $4, $5, $6)`
  return readRow(db, call, [leadId, toStage, reason, runEffects, fallThrough, expectedStage])
}

/** The standard reasons for which deals fall through. */
export function listFallThroughKinds(db: Db): Promise<string[]> {
  return readValues(db, 'select kind from pipeline.fall_through_kinds order by position, kind')
}

/** Whether a lead that was moved so has lost its deal or its investor. */
export function isFallThrough(db: Db, fromStage: string, toStage: string): Promise<boolean> {
  return readValue(db, 'select pipeline_private.is_fall_through($1, $2)', [fromStage, toStage])
}

/** Freezes automation for a lead, until a time if one is given. One that is held already keeps its reason without one. Returns the reason. */
export function holdLead(db: Db, leadId: string, reason: string, until: Date | null): Promise<string> {
  return readValue(db, 'select hold_reason from pipeline.hold_lead($1, $2, $3)', [leadId, reason, until])
}

/** Ends a hold; a lead that is not held stays as it is. */
export async function releaseLead(db: Db, leadId: string): Promise<void> {
  await db.query('select from pipeline.release_lead($1)', [leadId])
}
