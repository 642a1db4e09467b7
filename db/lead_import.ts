import type { LeadFacts } from '../src/intake/lead_facts.ts'
import type { Db } from './pool.ts'

/** A lead to be imported, with the row of the file that it stands in. */
export interface GivenLead {
  row: number
  facts: LeadFacts
}

/** Where leads go: the real table, or a copy of this connection that a rehearsal writes to. */
export type LeadTable = 'pipeline.vendor_leads' | 'pg_temp.rehearsed_leads'

const given = `json_to_recordset($1) as given (
  row_no integer, lead_id uuid, vendor_name text, vendor_phone text, vendor_email text, source text, external_ref text,
  property_address text, property_postcode text, asking_price numeric, property_type text, bedrooms smallint,
  condition text
)`

/** Lets one import at a time look for duplicates among the phones that go this way, until the transaction ends. */
export async function takeTurnToImport(db: Db, way: number): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('pipeline: lead import', $1))`, [way])
}

/** Makes the empty copy that a rehearsal writes to; it has the table's constraints and none of its triggers. */
export async function prepareRehearsal(db: Db): Promise<void> {
  await db.query('select pipeline_private.prepare_rehearsal()')
}

/** Copies the leads that these rows could be duplicates of, so that the rehearsal meets them. */
export async function copyPossibleDuplicates(db: Db, leads: readonly GivenLead[]): Promise<void> {
  await db.query(
    `with given as materialized (select * from ${given})
     insert into pg_temp.rehearsed_leads
     select known.*
     from pipeline.vendor_leads as known
     where known.id in (
       select leads.id from given join pipeline.vendor_leads as leads on leads.vendor_phone = given.vendor_phone
       union
       select leads.id
       from given
       join pipeline.vendor_leads as leads on leads.source = given.source and leads.external_ref = given.external_ref
     )
     on conflict (id) do nothing`,
    [asJson(leads)],
  )
}

/**
 * Finds the lead that each row is a duplicate of: the one with the same source and reference, else a live one of the
 * same phone that may be about the same property. The rule is that of `mayBeSameLead`, written for the indexes.
 */
export async function findDuplicates(
  db: Db,
  table: LeadTable,
  leads: readonly GivenLead[],
): Promise<Map<number, string>> {
  const { rows } = await db.query<{ row_no: number; lead_id: string }>(
    `select given.row_no, known.id as lead_id
     from ${given}
     cross join lateral (
       select candidates.id
       from (
         select leads.id, 2 as closeness
         from ${table} as leads
         where leads.source = given.source and leads.external_ref = given.external_ref
         union all
         select leads.id, case when leads.property_postcode = given.property_postcode then 1 else 0 end
         from ${table} as leads
         join pipeline.stages as stages on stages.stage = leads.pipeline_stage
         where leads.vendor_phone = given.vendor_phone
           and not stages.is_terminal
           and (
             leads.property_postcode = given.property_postcode
             or (
               (leads.property_postcode is null or given.property_postcode is null)
               and (leads.source = given.source and leads.external_ref <> given.external_ref) is not true
             )
           )
       ) as candidates
       order by candidates.closeness desc, candidates.id desc
       limit 1
     ) as known`,
    [asJson(leads)],
  )
  return new Map(rows.map((row) => [row.row_no, row.lead_id]))
}

/** Inserts new leads in the order of their rows; their triggers start the pipeline. */
export async function insertLeads(db: Db, table: LeadTable, leads: readonly GivenLead[]): Promise<void> {
  await db.query(
    `insert into ${table} (
       vendor_name, vendor_phone, vendor_email, source, external_ref, property_address, property_postcode,
       asking_price, property_type, bedrooms, condition
     )
     select
       given.vendor_name, given.vendor_phone, given.vendor_email, given.source, given.external_ref,
       given.property_address, given.property_postcode, given.asking_price, given.property_type, given.bedrooms,
       given.condition
     from ${given}
     order by given.row_no`,
    [asJson(leads)],
  )
}

/**
 * Writes the facts that rows give over those of leads that exist; of several rows for one lead the last one that says
 * something counts. Never touches the stage, source or reference; each change of a real lead is an event. Returns the leads that changed.
 */
export async function updateLeads(
  db: Db,
  table: LeadTable,
  leads: readonly (GivenLead & { leadId: string })[],
): Promise<Set<string>> {
  const facts = [
    ...['vendor_name', 'vendor_phone', 'vendor_email', 'property_address', 'property_postcode'],
    ...['asking_price', 'property_type', 'bedrooms', 'condition'],
  ]
  const each = (write: (fact: string) => string) => facts.map(write).join(', ')
  const { rows } = await db.query<{ id: string }>(
    `with said as (
       select
         given.lead_id,
         ${each((fact) => `(array_agg(given.${fact} order by given.row_no desc) filter (where given.${fact} is not null))[1] as ${fact}`)}
       from ${given}
       group by given.lead_id
     )
     update ${table} as leads
     set ${each((fact) => `${fact} = coalesce(said.${fact}, leads.${fact})`)}
     from said
     where leads.id = said.lead_id
       and (${each((fact) => `coalesce(said.${fact}, leads.${fact})`)})
         is distinct from (${each((fact) => `leads.${fact}`)})
     returning leads.id`,
    [asJson(leads)],
  )
  const changed = rows.map((row) => row.id)
  if (table === 'pipeline.vendor_leads' && changed.length > 0) {
    await db.query('select pipeline_private.record_imported_facts($1)', [changed])
  }
  return new Set(changed)
}

/** Which of these numbers must not be texted: on the list, or of a vendor who opted out. */
export async function findSilencedPhones(db: Db, phones: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ phone: string }>(
    `select given.phone
     from unnest($1::text[]) as given (phone)
     where exists (select from pipeline.message_suppressions as silenced where silenced.phone = given.phone)
       or exists (
         select
         from pipeline.vendor_leads as leads
         where leads.vendor_phone = given.phone and leads.opted_out_at is not null
       )`,
    [phones],
  )
  return new Set(rows.map((row) => row.phone))
}

function asJson(leads: readonly (GivenLead & { leadId?: string })[]): string {
  return JSON.stringify(
    leads.map(({ row, leadId, facts }) => ({
      row_no: row,
      lead_id: leadId,
      vendor_name: facts.vendorName,
      vendor_phone: facts.vendorPhone,
      vendor_email: facts.vendorEmail,
      source: facts.source,
      external_ref: facts.externalRef,
      property_address: facts.propertyAddress,
      property_postcode: facts.propertyPostcode,
      asking_price: facts.askingPrice,
      property_type: facts.propertyType,
      bedrooms: facts.bedrooms,
      condition: facts.condition,
    })),
  )
}
