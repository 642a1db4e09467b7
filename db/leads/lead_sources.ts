import { findRow, readRows, readValue, readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import type { LeadExplanation } from './explanations.ts'
import { factList, type LeadFacts } from './lead_facts.ts'
import type { GivenConsent } from './lead_import.ts'

export type Proof = 'signature' | 'body_field' | 'header'

/** How a source proves at its webhook that it is itself. */
export interface SourceAtDoor {
  source: string
  proof: Proof
  /** The header, or the field of the body, in which the proof stands. */
  proofName: string
  keyVariable: string
}

/** Undefined for a source without a webhook. */
export function findSourceAtDoor(db: Db, source: string): Promise<SourceAtDoor | undefined> {
  return findRow(db, 'select * from pipeline_private.source_at_door($1)', [source])
}

/** Somebody came in the name of a source, with a proof that does not fit. */
export async function noteRefusedSource(db: Db, source: string, fault: string): Promise<void> {
  await db.query('select pipeline_private.note_refused_source($1, $2)', [source, fault])
}

/** What a lead that a source brings says of a fact, and where in it. */
export interface BroughtCell {
  field: string
  place: string
  text: string
}

/** A lead that a source brought. */
export interface BroughtLead {
  source: string
  reference: string | null
  body: string
  /** Null where its fields are known by their names. */
  cells: BroughtCell[] | null
  mended: Record<string, string>
  tick: Tick
}

/** The consent that a source asks for in its form. */
export interface Tick {
  /** Null when it asks for none. */
  wording: string | null
  isTicked: boolean
  /** When, as the source writes it; null when it does not say. */
  date: string | null
  cameAt: Date
}

/** One lead of what a source brings. */
export interface GivenItem {
  /** Word for word. */
  body: string
  told: unknown
  reference?: string
  form?: string
}

export interface KeptItem {
  place: number
  deliveryId: string
  verdict: 'waiting' | 'duplicate'
  reference: string | null
  cells: BroughtCell[] | null
}

/**
 * Keeps what a source brings; a job takes up each of them.
 *
 * @param onlyNew leaves out what was brought before.
 */
export async function keepLeads(
  db: Db,
  door: 'leads' | 'facebook',
  source: string,
  items: readonly GivenItem[],
  { onlyNew = false }: { onlyNew?: boolean } = {},
): Promise<KeptItem[]> {
  const call = 'select * from pipeline_private.keep_leads($1, $2, $3, $4)'
  const kept = await readRows<KeptItem>(db, call, [door, source, JSON.stringify(items), onlyNew])
  if (!onlyNew && kept.length < items.length) throw new Error(`pipeline.lead_sources has no row ${source}`)
  return kept
}

/** A lead that waits to be taken up. */
export interface WaitingLead extends BroughtLead {
  /** Whether its source has only told of it, and nobody has found out themselves what it says. */
  mustBeFetched: boolean
  /** Null while its source may be asked. */
  pausedUntil: Date | null
}

/** Undefined when the delivery does not wait, or is none of a lead. */
export async function findWaitingLead(db: Db, deliveryId: string): Promise<WaitingLead | undefined> {
  const call = 'select * from pipeline_private.waiting_lead($1)'
  const found = await findRow<WaitingLead & Ticked>(db, call, [deliveryId])
  if (found === undefined) return undefined
  const {
    tickedWording: wording,
    isTicked,
    tickedOn: date,
    receivedAt: cameAt,
    isFetched,
    lead,
    ...waiting
  } = found
  const mustBeFetched = isFetched && lead === null && Object.keys(waiting.mended).length === 0
  return { ...waiting, mustBeFetched, tick: { wording, isTicked, date, cameAt } }
}

interface Ticked {
  isFetched: boolean
  lead: unknown
  tickedWording: string | null
  isTicked: boolean
  tickedOn: string | null
  receivedAt: Date
}

/** Makes of it what is to become of it; without facts a person is asked. */
export function takeUpLead(db: Db, deliveryId: string, read: ReadLead): Promise<string> {
  const call = 'select pipeline_private.take_up_lead($1, $2, $3)'
  return readValue(db, call, [deliveryId, ...asGiven(read)])
}

/** What was read in a lead; without facts it is none. */
export interface ReadLead {
  facts: LeadFacts | null
  consent: GivenConsent | null
  problems: readonly unknown[]
}

function asGiven({ facts, consent, problems }: ReadLead): [facts: string | null, problems: string] {
  const said = facts && { ...byColumn(facts), consent: consent?.wording, consent_date: consent?.date }
  return [said && JSON.stringify(said), JSON.stringify(problems)]
}

function byColumn(facts: LeadFacts): Record<string, unknown> {
  return {
    vendor_phone: facts.vendorPhone,
    source: facts.source,
    external_ref: facts.externalRef,
    ...Object.fromEntries(factList.map(({ column, field }) => [column, facts[field]])),
  }
}

/** A source as people look at it. */
export interface SourceLine {
  source: string
  title: string
  isLive: boolean
  proof: Proof | 'none'
  proofName: string | null
  keyVariable: string | null
  isFetched: boolean
  consentWording: string | null
  /** Pounds in decimal digits. */
  costPerLead: string | null
  /** What it brought in the last 30 days, by what became of it. */
  brought: Record<string, number>
  /** Since when somebody is refused in its name, and it has brought nothing; null when nobody is. */
  refusedSince: Date | null
}

/** All sources that have a row, or the one of a name. */
export function listSources(db: Db, source: string | null = null): Promise<SourceLine[]> {
  return readRows(
    db,
    `select
       sources.source, sources.title, sources.is_live, sources.proof, sources.proof_name, sources.key_variable, sources.is_fetched,
       sources.consent_wording, sources.cost_per_lead::text,
       coalesce((
         select jsonb_object_agg(counted.verdict, counted.count)
         from (
           select deliveries.verdict, count(*)
           from pipeline.webhook_deliveries as deliveries
           where deliveries.source = sources.source and deliveries.received_at > pipeline_private.later(pipeline.now(), '-30 days')
           group by deliveries.verdict
         ) as counted
       ), '{}') as brought,
       (
         select refusals.since
         from pipeline_private.source_refusals as refusals
         where refusals.source = sources.source and not exists (
           select from pipeline.webhook_deliveries as deliveries
           where deliveries.source = sources.source and deliveries.received_at > refusals.since and deliveries.replay_of is null
         )
       ) as refused_since
     from pipeline.lead_sources as sources
     where sources.source = coalesce($1, sources.source)
     order by sources.source`,
    [source],
  )
}

export interface DeliveryLine {
  id: string
  receivedAt: Date
  verdict: string
  reference: string | null
  leadId: string | null
  problems: { severity: string; column: string; problem: string }[]
}

/** What a source brought last. */
export function listDeliveries(db: Db, source: string, limit: number): Promise<DeliveryLine[]> {
  return readRows(
    db,
    `select deliveries.id, deliveries.received_at, deliveries.verdict, deliveries.reference, deliveries.vendor_lead_id as lead_id, deliveries.problems
     from pipeline.webhook_deliveries as deliveries
     where deliveries.source = $1
     order by deliveries.received_at desc, deliveries.id desc
     limit $2`,
    [source, limit],
  )
}

/** Those of the names that are no source here. */
export function unknownSources(db: Db, names: Iterable<string>): Promise<string[]> {
  return readValues(
    db,
    `select name from unnest($1::text[]) as name
     where not exists (select from pipeline.lead_sources as sources where sources.source = name) order by name`,
    [[...names]],
  )
}

/** Where a source's paths find what in a lead. */
export interface LeadAsBrought {
  reference: string | null
  form: string | null
  isLive: boolean
  isTest: boolean
  isIgnored: boolean
  hasTicked: boolean
  wording: string | null
  consentDate: string | null
  cells: BroughtCell[]
}

/** Null for an unknown source. Writes nothing. */
export function leadAsBrought(db: Db, source: string, payload: unknown): Promise<LeadAsBrought | null> {
  return readValue(db, 'select pipeline_private.lead_as_brought($1, $2)', [source, JSON.stringify(payload)])
}

/** What would become of a lead. */
export interface RehearsedLead {
  verdict: 'taken' | 'duplicate' | 'ignored' | 'test' | 'refused'
  /** The lead that is there already. */
  knownLeadId: string | null
  /** What a person would be asked. */
  question: string | null
  /** How the lead would stand; null where there would be none. */
  explanation: LeadExplanation | null
}

/** Takes up a lead as if its source had brought it and were live, and undoes all of it. */
export function rehearseLead(
  db: Db,
  source: string,
  payload: unknown,
  read: ReadLead,
): Promise<RehearsedLead> {
  const call = 'select pipeline_private.rehearse_lead($1, $2, $3, $4)'
  return readValue(db, call, [source, JSON.stringify(payload), ...asGiven(read)])
}

/** Reads a lead once more that became none; returns how it stands. */
export function readDeliveryAgain(
  db: Db,
  deliveryId: string,
  reason: string,
  mended: Record<string, string>,
): Promise<string> {
  const call = 'select pipeline.read_delivery_again($1, $2, $3)'
  return readValue(db, call, [deliveryId, reason, JSON.stringify(mended)])
}
