import { readFileSync } from 'node:fs'
import type { Db } from '../../db/connection/pool.ts'
import { projectFile } from '../../src/project_file.ts'

export const facts = {
  property_address: '14 Oak Road, Bristol',
  property_postcode: 'BS6 5QA',
  asking_price: 185_000,
  property_type: 'semi_detached',
  bedrooms: 3,
  condition: 'fair',
} as const

/** Of Ofcom's range for drama, what no story names itself. */
const anyonesPhones = Array.from({ length: 554 }, (_, nth) => 223 + nth).filter(
  (number) => ![321, 322, 456, 461, 555].includes(number),
)
let phones = 0

/** A vendor's number that no other story of this file uses, nor this one by its digits. */
export function aPhone(): string {
  phones += 1
  return `+447700900${anyonesPhones[phones % anyonesPhones.length]}`
}

/** A new lead with only what the columns name; returns its id. */
export async function aLead(db: Db, columns: Record<string, unknown> = {}): Promise<string> {
  const given: Record<string, unknown> = { vendor_name: 'Jo Smith', vendor_phone: aPhone(), ...columns }
  const names = Object.keys(given)
  const { rows } = await db.query<{ id: string }>(
    `insert into pipeline.vendor_leads (${names.join(', ')})
     values (${names.map((_, index) => `$${index + 1}`).join(', ')})
     returning id`,
    Object.values(given),
  )
  return only(rows).id
}

const described =
  readFileSync(projectFile('db/schema.graphql'), 'utf8').match(/^enum StageName \{[^}]*/m)?.[0] ?? ''

/** Every stage that the rules have, in the order of the API. */
export const allStages = [...described.matchAll(/^ {2}([A-Z][A-Z0-9_]*)$/gm)]
  .map(([, stage = '']) => stage)
  .filter((stage) => stage !== 'UNKNOWN') // what the API calls a stage that rules no longer have

/** The moves by which automation comes most quickly from NEW_LEAD to a stage, by the rules of this database. */
async function wayTo(db: Db, stage: string): Promise<string[]> {
  const { rows } = await db.query<{ way: string[] }>(
    `with recursive ways as (
       select stages.stage, '{}'::text[] as way from pipeline.stages as stages where stages.is_initial
       union all
       select legal.to_stage, ways.way || legal.to_stage
       from ways
       join pipeline.stage_transitions as legal on legal.from_stage = ways.stage and legal.class = 'automation'
       where legal.to_stage <> all (ways.way)
     )
     select way from ways where stage = $1 order by cardinality(way) limit 1`,
    [stage],
  )
  return only(rows).way
}

/** The stages by which a lead usually goes on from one, to the end of its way, by the rules of this database. */
export async function usualWayFrom(db: Db, stage: string): Promise<string[]> {
  const { rows } = await db.query<{ stage: string }>(
    `with recursive way as (
       select $1::text as stage, 0 as step
       union all
       select usual.to_stage, way.step + 1
       from way
       cross join lateral (
         select legal.to_stage
         from pipeline.stage_transitions as legal
         join pipeline.stages as target on target.stage = legal.to_stage
         where legal.from_stage = way.stage and legal.class = 'automation'
         order by target.position
         limit 1
       ) as usual
     )
     select stage from way where step > 0 order by step`,
    [stage],
  )
  return rows.map((row) => row.stage)
}

/** A lead brought to a stage by legal moves, with every fact filled in. */
export async function aLeadAt(db: Db, stage: string, columns: Record<string, unknown> = {}): Promise<string> {
  const lead = await aLead(db, { ...facts, ...columns })
  for (const next of await wayTo(db, stage)) {
    if (next === 'OFFER_MADE') {
      await db.query(
        `update pipeline.vendor_leads
         set offer_amount = 150000, estimated_market_value = 200000, validation_passed = true
         where id = $1`,
        [lead],
      )
    }
    await fillInDeal(db, lead)
    await db.query(`update pipeline.vendor_leads set pipeline_stage = $2, dead_reason = $3 where id = $1`, [
      lead,
      next,
      next === 'DEAD_LEAD' ? 'a test' : null,
    ])
  }
  await fillInDeal(db, lead)
  return lead
}

/** Everything of a deal that the rules of this database demand before a move. */
export async function fillInDeal(db: Db, lead: string): Promise<void> {
  const { rows } = await db.query<{ filled: string }>(
    `select string_agg(format('%I = %s', columns.attname, case columns.atttypid::regtype::text
       when 'timestamp with time zone' then 'pipeline.now()'
       when 'date' then $$least(pipeline_private.today(), '2099-12-31')$$
       when 'numeric' then '1000'
       else $$'Ada Investor'$$
     end), ', ') as filled
     from pg_attribute as columns
     where columns.attrelid = 'pipeline.deals'::regclass
       and columns.attname in (select field from pipeline.stage_required_fields where subject = 'deal')`,
  )
  await db.query(`update pipeline.deals set ${only(rows).filled} where vendor_lead_id = $1`, [lead])
}

export async function stageOf(db: Db, lead: string): Promise<string> {
  const { rows } = await db.query<{ pipeline_stage: string }>(
    'select pipeline_stage from pipeline.vendor_leads where id = $1',
    [lead],
  )
  return only(rows).pipeline_stage
}

/** The lead's path so far, from its events. */
export async function pathOf(db: Db, lead: string): Promise<string[]> {
  const { rows } = await db.query<{ to_stage: string }>(
    `select to_stage from pipeline.pipeline_events
     where vendor_lead_id = $1 and event_type = 'stage_change' order by id`,
    [lead],
  )
  return rows.map((row) => row.to_stage)
}

/** The only row there is. */
export function only<Row>(rows: Row[]): Row {
  const [row, ...more] = rows
  if (row === undefined || more.length > 0) throw new Error(`expected one row, got ${rows.length}`)
  return row
}
