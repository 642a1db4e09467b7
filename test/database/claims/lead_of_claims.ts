import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Db } from '../../../db/connection/pool.ts'
import { projectFile } from '../../../src/project_file.ts'
import { aLead, only } from '../../support/leads.ts'

/** Ada Pole, of 12 High Street, who wants £185,000 and was offered £150,000 by Homestead Buyers. */
export async function leadOfClaims(db: Db): Promise<string> {
  await db.query(
    `update pipeline.settings set company_name = 'Homestead Buyers', video_url = 'https://homestead.test/how-it-works'`,
  )
  const lead = await aLead(db, {
    vendor_name: 'Ada Pole',
    vendor_phone: '+447700900997',
    external_ref: 'HB-20417',
    source: 'form',
    property_address: '12 High Street, Bristol',
    property_postcode: 'BS6 5QA',
    asking_price: 185_000,
    property_type: 'terraced',
    bedrooms: 3,
  })
  await db.query(
    `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, status, sent_at) values ($1, 1, 150000, 160000, 'sent', pipeline.now())`,
    [lead],
  )
  return lead
}

/** What a text to the lead claims and no row backs, as kind and words. */
export async function unbacked(db: Db, lead: string, body: string, byPerson = false): Promise<string[]> {
  const { rows } = await db.query<{ said: string[] }>(
    `select array(
       select claims.kind || ' ' || claims.words from pipeline_private.unbacked_claims(leads, $2, $3, '{}') as claims
     ) as said
     from pipeline.vendor_leads as leads where leads.id = $1`,
    [lead, body, byPerson],
  )
  return only(rows).said
}

/** Those of these texts in which nothing is seen that no row backs. */
export async function unseenIn(db: Db, lead: string, texts: readonly ClaimText[]): Promise<string[]> {
  const { rows } = await db.query<{ ids: string[] }>(
    `select coalesce(array_agg(texts.id) filter (where not exists (
       select from pipeline_private.unbacked_claims(leads, texts.body, true, '{}')
     )), '{}') as ids
     from pipeline.vendor_leads as leads cross join unnest($2::text[], $3::text[]) as texts (id, body)
     where leads.id = $1`,
    [lead, texts.map(({ id }) => id), texts.map(({ body }) => body)],
  )
  return only(rows).ids
}

const Text = z.strictObject({ id: z.string(), body: z.string() })
type ClaimText = z.infer<typeof Text>
const folder = projectFile('test/corpora/claims')

/** The texts of each file, by its name. */
export const claimTexts = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => [
      name.replace('.jsonl', ''),
      readFileSync(`${folder}/${name}`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => Text.parse(JSON.parse(line))),
    ]),
)
