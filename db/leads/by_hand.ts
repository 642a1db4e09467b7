import type { Db } from '../connection/pool.ts'

/** Facts of a lead as a person gives them; absent: not given. */
export interface GivenFacts {
  vendorName?: string
  vendorPhone?: string
  vendorEmail?: string
  propertyAddress?: string
  propertyPostcode?: string
  /** Pounds in decimal digits. */
  askingPrice?: string
  propertyType?: string
  bedrooms?: number
  condition?: string
}

/** What became of a lead that was to be written. */
export interface SavedLead {
  saved: boolean
  /** Null when saved, else one of the VL codes. */
  code: string | null
  /** The lead that was written, or the one that stands in the way. */
  leadId: string
  pipelineStage: string
}

const factArguments = `
  vendor_name => $1, vendor_phone => $2, vendor_email => $3, property_address => $4, property_postcode => $5,
  asking_price => $6, property_type => $7, bedrooms => $8, condition => $9`

const values = (facts: GivenFacts) => [
  facts.vendorName,
  facts.vendorPhone,
  facts.vendorEmail,
  facts.propertyAddress,
  facts.propertyPostcode,
  facts.askingPrice,
  facts.propertyType,
  facts.bedrooms,
  facts.condition,
]

const savedLead = `select saved, code, (lead).id as "leadId", (lead).pipeline_stage as "pipelineStage"`

export async function createLead(
  db: Db,
  facts: GivenFacts & { source?: string; externalRef?: string },
): Promise<SavedLead> {
  const { rows } = await db.query<SavedLead>(
    `${savedLead} from pipeline.create_lead(${factArguments}, source => coalesce($10, 'manual'), external_ref => $11)`,
    [...values(facts), facts.source, facts.externalRef],
  )
  return only(rows)
}

/** Corrects what is given and empties the columns of `clear`; the rest stays. */
export async function editLead(
  db: Db,
  edit: { leadId: string; facts: GivenFacts; clear: readonly string[]; reason: string | null },
): Promise<SavedLead> {
  const { rows } = await db.query<SavedLead>(
    `${savedLead} from pipeline.edit_lead(${factArguments}, lead_id => $10, clear => $11, reason => $12)`,
    [...values(edit.facts), edit.leadId, edit.clear, edit.reason],
  )
  return only(rows)
}

/** A person leads the conversation from now on; returns who does, who may have done so before. */
export async function takeOverLead(db: Db, leadId: string): Promise<string> {
  const { rows } = await db.query<{ taken_over_by: string }>(
    'select taken_over_by from pipeline.take_over_lead($1)',
    [leadId],
  )
  return only(rows).taken_over_by
}

export async function handBackLead(db: Db, leadId: string): Promise<void> {
  await db.query('select from pipeline.hand_back_lead($1)', [leadId])
}

/** A person's own text. Returns its id. */
export async function sendMessage(db: Db, leadId: string, body: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>('select id from pipeline.send_message($1, $2)', [
    leadId,
    body,
  ])
  return only(rows).id
}

function only<Row>([row]: Row[]): Row {
  if (row === undefined) throw new Error('the database gave no answer')
  return row
}
