import { readRows, readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { factList, type LeadFacts } from './lead_facts.ts'

/** A lead to be imported, with the row of the file that it stands in. */
export interface GivenLead {
  row: number
  /** Of the lead it would become; one is made when there is none. */
  leadId?: string | undefined
  facts: LeadFacts
  /** What the row says that its vendor has agreed to. */
  consent?: (GivenConsent & { proof: string }) | null
}

/** What a vendor has agreed to, and on which day (ISO 8601). */
export interface GivenConsent {
  wording: string
  date: string
}

/** Where leads go: the real table, or a copy of this connection that a rehearsal writes to. */
export type LeadTable = 'pipeline.vendor_leads' | 'pg_temp.rehearsed_leads'

const each = (write: (column: string) => string) => factList.map(({ column }) => write(column)).join(', ')

const given = `json_to_recordset($1) as given (
  row_no integer, lead_id uuid, vendor_phone text, source text, external_ref text,
  ${factList.map(({ column, sqlType }) => `${column} ${sqlType}`).join(', ')}
)`

const importTurn = `hashtextextended('pipeline: lead import', 0)`

/** Lets one import at a time look for duplicates and store a batch; the turn is this connection's until it ends it. */
export async function takeTurnToImport(db: Db): Promise<void> {
  await db.query(`select pg_advisory_lock(${importTurn})`)
}

/** Ways that create_lead() waits for. */
const ways = 8

/** Until the transaction ends, whoever writes in a lead by create_lead() waits, and then sees what was stored. */
export async function keepNewLeadsWaiting(db: Db, way: number): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('pipeline: lead import', $1))`, [
    1 + (way % ways),
  ])
}

export async function endTurnToImport(db: Db): Promise<void> {
  await db.query(`select pg_advisory_unlock(${importTurn})`)
}

/** Makes the empty copy that a rehearsal writes to; it has the table's constraints and none of its triggers. */
export async function prepareRehearsal(db: Db): Promise<void> {
  await db.query('select pipeline_private.prepare_rehearsal()')
}

/** Of leads that share a phone, or a source and reference, with what `keysOf()` names. */
const sharing = (what: 'leads.*' | 'leads.id', table: LeadTable) => `
  select ${what} from unnest($1::text[]) as given (phone) join ${table} as leads on leads.vendor_phone = given.phone
  union
  select ${what} from unnest($1::text[]) as given (phone)
  join pipeline.lead_phones as others on others.phone = given.phone
  join ${table} as leads on leads.id = others.vendor_lead_id
  union
  select ${what} from unnest($2::text[], $3::text[]) as given (source, external_ref)
  join ${table} as leads on leads.source = given.source and leads.external_ref = given.external_ref`

/** Copies the leads that these rows could be duplicates of, so that the rehearsal meets them. */
export async function copyPossibleDuplicates(db: Db, leads: readonly GivenLead[]): Promise<void> {
  await db.query(
    `insert into pg_temp.rehearsed_leads
     select known.*
     from pipeline.vendor_leads as known
     where known.id in (${sharing('leads.id', 'pipeline.vendor_leads')})
     on conflict (id) do nothing`,
    keysOf(leads),
  )
}

/** A lead that shares a phone, or a source and reference, with some row. */
export interface PossibleDuplicate {
  leadId: string
  isLive: boolean
  /** Numbers of its vendor beside the one that we text. */
  otherPhones: string[]
  facts: LeadFacts
}

/** Finds the leads that rows could be duplicates of, the oldest first. Which of them they are is not for this to say. */
export async function findPossibleDuplicates(
  db: Db,
  table: LeadTable,
  leads: readonly GivenLead[],
): Promise<PossibleDuplicate[]> {
  const rows = await readRows<LeadFacts & { leadId: string; isLive: boolean; otherPhones: string[] }>(
    db,
    `select
       known.id as lead_id, not stages.is_terminal as is_live,
       array(select others.phone::text from pipeline.lead_phones as others where others.vendor_lead_id = known.id) as other_phones, known.vendor_phone, known.source, known.external_ref,
       ${factList.map(({ column, kind }) => `known.${column}${kind === 'money' ? '::text' : ''}`).join(', ')}
     from (${sharing('leads.*', table)}) as known
     join pipeline.stages as stages on stages.stage = known.pipeline_stage
     order by known.id`,
    keysOf(leads),
  )
  return rows.map(({ leadId, isLive, otherPhones, ...facts }) => ({ leadId, isLive, otherPhones, facts }))
}

function keysOf(leads: readonly GivenLead[]): [phones: string[], sources: string[], references: string[]] {
  const referring = leads.flatMap(({ facts: { source, externalRef } }) =>
    externalRef === null ? [] : [{ source, externalRef }],
  )
  return [
    [...new Set(leads.map(({ facts }) => facts.vendorPhone))],
    referring.map(({ source }) => source),
    referring.map(({ externalRef }) => externalRef),
  ]
}

/** Ids for new leads in the order of a file, wherever and whenever each of its rows is stored: of two leads the later is the newer. */
export function newLeadIds(db: Db, count: number): Promise<string[]> {
  return readValues(db, 'select uuidv7() from generate_series(1, $1)', [count])
}

/** Inserts new leads in the order of their rows; their triggers start the pipeline. */
export async function insertLeads(db: Db, table: LeadTable, leads: readonly GivenLead[]): Promise<void> {
  await db.query(
    `insert into ${table} (id, vendor_phone, source, external_ref, ${each((fact) => fact)})
     select coalesce(given.lead_id, uuidv7()), given.vendor_phone, given.source, given.external_ref, ${each((fact) => `given.${fact}`)}
     from ${given}
     order by given.row_no`,
    [asJson(leads)],
  )
}

/**
 * Writes what rows say over the facts of leads that exist, by lead id; what they do not say stays. Never touches the stage,
 * source or reference; each change of a real lead is an event.
 */
export async function updateLeads(
  db: Db,
  table: LeadTable,
  said: ReadonlyMap<string, LeadFacts>,
): Promise<void> {
  const { rows } = await db.query<{ id: string }>(
    `update ${table} as leads
     set vendor_phone = given.vendor_phone, ${each((fact) => `${fact} = coalesce(given.${fact}, leads.${fact})`)}
     from ${given}
     where leads.id = given.lead_id
       and (given.vendor_phone, ${each((fact) => `coalesce(given.${fact}, leads.${fact})`)})
         is distinct from (leads.vendor_phone, ${each((fact) => `leads.${fact}`)})
     returning leads.id`,
    [asJson([...said].map(([leadId, facts], row) => ({ row, leadId, facts })))],
  )
  if (table === 'pipeline.vendor_leads' && rows.length > 0) {
    await db.query('select pipeline_private.record_imported_facts($1)', [rows.map((row) => row.id)])
  }
}

/**
 * Writes what vendors have agreed to: of new leads before they are inserted, so that their first texts may leave. What is on
 * record already is not written again. Returns whose was new.
 */
export async function bringConsents(db: Db, leads: readonly GivenLead[]): Promise<Set<string>> {
  const given = leads.flatMap(({ leadId, facts, consent }) =>
    consent == null || leadId === undefined
      ? []
      : [
          {
            lead_id: leadId,
            source: facts.source,
            given_by: facts.vendorName,
            wording: consent.wording,
            day: consent.date,
            proof: consent.proof,
          },
        ],
  )
  if (given.length === 0) return new Set()
  const rows = await readRows<{ leadId: string }>(
    db,
    `insert into pipeline.consents (vendor_lead_id, source, given_by, wording, wording_version, names_us, given_at, proof)
     select given.lead_id, given.source, given.given_by, given.wording, known.wording_version, known.names_us, given_at, given.proof
     from json_to_recordset($1) as given (lead_id uuid, source text, given_by text, wording text, day date, proof text)
     join (
       select
         words.wording, pipeline_private.version_of_wording(words.wording) as wording_version,
         pipeline_private.wording_names_us(words.wording) as names_us
       from (select distinct wording from json_to_recordset($1) as given (wording text)) as words
     ) as known using (wording)
     cross join lateral pipeline_private.begin_of_day(given.day) as given_at
     where not exists (
       select from pipeline.consents as before
       where before.vendor_lead_id = given.lead_id and before.wording = given.wording and before.given_at = given_at
     )
     returning vendor_lead_id as lead_id`,
    [JSON.stringify(given)],
  )
  return new Set(rows.map(({ leadId }) => leadId))
}

/** The rows of leads whose vendors have not agreed to texts, be it here, by their source or about another lead. */
export async function findUnaskedLeads(db: Db, leads: readonly GivenLead[]): Promise<Set<number>> {
  const silent = leads.filter(({ consent }) => consent == null)
  if (silent.length === 0) return new Set()
  const rows = await readRows<{ row: number }>(
    db,
    `select given.row_no as row
     from unnest($1::integer[], $2::text[], $3::text[]) as given (row_no, phone, source)
     where not exists (
         select from pipeline.lead_sources as sources where sources.source = given.source and sources.consent_is_given
       )
       and not exists (
         select
         from pipeline.vendor_leads as leads
         left join pipeline.consents as consents on consents.vendor_lead_id = leads.id
         where leads.vendor_phone = given.phone
           and (leads.last_inbound_at is not null or consents.channel = 'sms' and consents.withdrawn_at is null)
       )`,
    [
      silent.map(({ row }) => row),
      silent.map(({ facts }) => facts.vendorPhone),
      silent.map(({ facts }) => facts.source),
    ],
  )
  return new Set(rows.map(({ row }) => row))
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

function asJson(leads: readonly GivenLead[]): string {
  return JSON.stringify(
    leads.map(({ row, leadId, facts }) => ({
      row_no: row,
      lead_id: leadId,
      vendor_phone: facts.vendorPhone,
      source: facts.source,
      external_ref: facts.externalRef,
      ...Object.fromEntries(factList.map(({ column, field }) => [column, facts[field]])),
    })),
  )
}
