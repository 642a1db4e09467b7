import type pg from 'pg'
import type { Clockwork } from '../support/clockwork.ts'
import { only } from '../support/leads.ts'
import type { Mortal } from './mortal_pool.ts'
import type { Rules } from './rules.ts'

/** What the model knows of the lead; small enough to be right. */
export interface Model {
  stage: string
  previous: string | null
  visit: number
  held: boolean
  /** The vendor said STOP. */
  stopped: boolean
}

/** The real thing. */
export interface World {
  db: pg.Pool
  time: Clockwork
  worker: Mortal
  /** The line to the carrier. */
  line: { isDead: boolean }
  rules: Rules
  lead: string
  phone: string
  /** Other leads of the same number. */
  others: string[]
}

export interface LeadRow {
  pipeline_stage: string
  previous_stage: string | null
  stage_visit: number
  held_at: Date | null
  columns: Record<string, unknown>
  deal: Record<string, unknown> | null
}

export async function readLead({ db, lead }: World): Promise<LeadRow> {
  const { rows } = await db.query<LeadRow>(
    `select leads.*, to_jsonb(leads) as columns, to_jsonb(deals) as deal
     from pipeline.vendor_leads as leads
     left join pipeline.deals as deals on deals.vendor_lead_id = leads.id
     where leads.id = $1`,
    [lead],
  )
  return only(rows)
}

/** What stands in the way of a person's move, as codes; none: it must succeed. */
export function obstacles(
  { rules }: World,
  { columns, deal }: LeadRow,
  model: Model,
  move: { to: string; reason: string | null },
): string[] {
  const edge = rules.edge(model.stage, move.to, model.previous)
  if (edge === undefined) return ['VL001']
  const found: string[] = []
  const isBlank = ({ subject, field }: { subject: string; field: string }) =>
    !/\S/.test(String((subject === 'deal' ? deal : columns)?.[field] ?? ''))
  if (rules.required(model.stage, move.to).some(isBlank)) found.push('VL002')
  if (move.reason === null && move.to === 'DEAD_LEAD') found.push('VL006')
  if (move.reason === null && edge.reasonRequired) found.push('VL003')
  return found
}
