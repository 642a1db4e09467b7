import { readRow, readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { factList, type GivenFacts } from './lead_facts.ts'

/** What became of a lead that was to be written. */
export interface SavedLead {
  saved: boolean
  /** Null when saved, else one of the VL codes. */
  code: string | null
  /** The lead that was written, or the one that stands in the way. */
  leadId: string
  pipelineStage: string
}

const factArguments = ['vendor_phone', ...factList.map(({ column }) => column)]
  .map((name, index) => `${name} => $${index + 1}`)
  .join(', ')

const values = (facts: GivenFacts) => [facts.vendorPhone, ...factList.map(({ field }) => facts[field])]

/** The place of an argument that comes after the facts. */
const after = (place: number) => `$${factList.length + 1 + place}`

const savedLead = 'select saved, code, (lead).id as lead_id, (lead).pipeline_stage'

export function createLead(
  db: Db,
  facts: GivenFacts & { source?: string | undefined; externalRef?: string | undefined },
  consent: { wording: string | null; date: string | null },
): Promise<SavedLead> {
  return readRow(
    db,
    `${savedLead} from pipeline.create_lead(${factArguments}, source => ${after(1)}, external_ref => ${after(2)}, consent => ${after(3)}, consent_date => ${after(4)})`,
    [...values(facts), facts.source, facts.externalRef, consent.wording, consent.date],
  )
}

/** Corrects what is given and empties the columns of `clear`; the rest stays. */
export function editLead(
  db: Db,
  edit: { leadId: string; facts: GivenFacts; clear: readonly string[]; reason: string | null },
): Promise<SavedLead> {
  return readRow(
    db,
    `${savedLead} from pipeline.edit_lead(${factArguments}, lead_id => ${after(1)}, clear => ${after(2)}, reason => ${after(3)})`,
    [...values(edit.facts), edit.leadId, edit.clear, edit.reason],
  )
}

/** What the vendor of a lead has agreed to; without a day it was now. Returns whether the wording names us. */
export function recordConsent(
  db: Db,
  { leadId, wording, date, namesUs, proof }: RecordedConsent,
): Promise<boolean> {
  return readValue(
    db,
    `select names_us from pipeline.record_consent(
       $1, $2, given_at => pipeline_private.begin_of_day($3), names_us => $4, proof => $5
     )`,
    [leadId, wording, date, namesUs, proof],
  )
}

export interface RecordedConsent {
  leadId: string
  wording: string
  /** ISO 8601; null: now. */
  date: string | null
  /** Null: whether the company's name is in the wording. */
  namesUs: true | null
  proof: string | null
}

/** A person leads the conversation from now on; returns who does, who may have done so before. */
export function takeOverLead(db: Db, leadId: string): Promise<string> {
  return readValue(db, 'select taken_over_by from pipeline.take_over_lead($1)', [leadId])
}

export async function handBackLead(db: Db, leadId: string): Promise<void> {
  await db.query('select from pipeline.hand_back_lead($1)', [leadId])
}

/** Another number of a lead's vendor, in any form. Returns it as it is known. */
export function addLeadPhone(db: Db, leadId: string, phone: string, reason: string | null): Promise<string> {
  return readValue(db, 'select phone from pipeline.add_lead_phone($1, $2, $3)', [leadId, phone, reason])
}

/** Forgets it. Returns whether it was known. */
export function removeLeadPhone(
  db: Db,
  leadId: string,
  phone: string,
  reason: string | null,
): Promise<boolean> {
  return readValue(db, 'select pipeline.remove_lead_phone($1, $2, $3)', [leadId, phone, reason])
}

/** What a text to a lead would say and no row backs, in its own words. */
export async function unbackedClaims(db: Db, leadId: string, body: string): Promise<string[]> {
  const asked = `
    select claims.kind, claims.words
    from pipeline.preview_text($1, $2) as preview
    cross join unnest(preview.unbacked_claims) as claims`
  const claims = await readRows<{ kind: string; words: string }>(db, asked, [body, leadId])
  return claims.map(({ kind, words }) => `"${words}" (${kind})`)
}

/** A person's own text, at once or at a time. Says when it leaves, at the earliest. */
export function sendMessage(
  db: Db,
  leadId: string,
  body: string,
  sendAt: Date | null,
): Promise<{ id: string; notBefore: Date }> {
  const call = 'select id, not_before from pipeline.send_message($1, $2, send_at => $3)'
  return readRow(db, call, [leadId, body, sendAt])
}

/** Gives up a text of a person that has not left yet. */
export async function withdrawMessage(db: Db, id: string, reason: string): Promise<void> {
  await db.query('select from pipeline.withdraw_message($1, $2)', [id, reason])
}
