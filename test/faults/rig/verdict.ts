import { setTimeout as pause } from 'node:timers/promises'
import { obstacleOf } from '../../../db/connection/obstacle.ts'
import type { Db } from '../../../db/connection/pool.ts'
import type { Load } from './load.ts'
import type { FakeCarrier } from './outside/fake_carrier.ts'

interface Unrest {
  runs: number
  texts: number
  inbox: number
  timers: number
  jobs: number
}

/** What the pipeline still has to do at this moment, or will do by itself within minutes. */
async function readUnrest(db: Db): Promise<Unrest> {
  const { rows } = await db.query<Unrest>(
    `select
       (select count(*)::integer from pipeline.agent_runs where status in ('queued', 'running')) as runs,
       (select count(*)::integer from pipeline.lead_messages where status in ('queued', 'sending')) as texts,
       (select count(*)::integer from pipeline_private.inbox) as inbox,
       (select count(*)::integer from pipeline.lead_timers where due_at <= pipeline.now()) as timers,
       (
         select count(*)::integer from graphile_worker.jobs
         where locked_at is not null or attempts > 0 or run_at <= now()
       ) as jobs`,
  )
  return rows[0] ?? { runs: 0, texts: 0, inbox: 0, timers: 0, jobs: 0 }
}

/** Resolves when nothing is left to do and nobody is speaking. @throws after `limitMs`, with what is left. */
export async function untilQuiet(db: Db, load: Load | undefined, limitMs: number): Promise<void> {
  const beganAt = Date.now()
  const until = beganAt + limitMs
  for (;;) {
    const wasTalking = load?.isTalking()
    const unrest = await readUnrest(db).catch((error: unknown) => {
      // Our own line may still be one to a server that is none any more.
      if (obstacleOf(error) === undefined || Date.now() > until) throw error
    })
    const isIdle = unrest !== undefined && Object.values(unrest).every((left) => left === 0)
    if (isIdle && !wasTalking && !load?.isTalking()) return
    if (unrest !== undefined && Date.now() > until) throw await stillAtWork(db, unrest, limitMs)
    await pause(Math.min(100 + (Date.now() - beganAt) / 20, 1_000)) // often asked, it would be a load of its own
  }
}

/** Names the work that is left, since the numbers alone tell nobody why. */
async function stillAtWork(db: Db, unrest: Unrest, limitMs: number): Promise<Error> {
  const { rows } = await db.query(
    `select to_jsonb(runs) - array['result', 'kept_answer'] as left from pipeline.agent_runs as runs where status in ('queued', 'running') limit 5`,
  )
  const outages = await db.query('select to_jsonb(outages) as outage from pipeline.agent_outages as outages')
  const jobs = await db.query(
    `select task_identifier as task, attempts, locked_by, left(last_error, 120) as error, count(*)::integer,
       min(run_at - now())::text as soonest, max(run_at - now())::text as latest, min(locked_at - now())::text as locked
     from graphile_worker.jobs group by 1, 2, 3, 4 order by 5 desc limit 20`,
  )
  const workers = await db.query(
    'select pool_id, process_id, state, heartbeat_at from pipeline_private.worker_states',
  )
  return new Error(
    `Not quiet after ${limitMs / 1000} s: ${JSON.stringify(unrest)}\n${JSON.stringify([...rows, ...outages.rows, ...jobs.rows, ...workers.rows], null, 1)}`,
  )
}

export interface Found {
  what: string
  detail: unknown
}

/** Everything that is not as promised, by the pipeline's own invariants and by the ledgers of the world outside. */
export async function findFaults(db: Db, carrier: FakeCarrier, load?: Load): Promise<Found[]> {
  const broken = await db.query('select invariant, vendor_lead_id, detail from pipeline.check_invariants()')
  return [
    ...broken.rows.map((detail) => ({ what: 'invariant', detail })),
    ...textedTwice(carrier),
    ...(await disagreements(db, carrier)),
    ...(load === undefined ? [] : await disappointments(db, load)),
  ]
}

/** What vendors, carrier and office brought, and what became of it. */
async function disappointments(db: Db, load: Load): Promise<Found[]> {
  return [
    ...load.refused.map((detail) => ({ what: 'what was to be taken was refused', detail })),
    ...(await lostReplies(db, load)),
    ...(await lostReports(db, load)),
    ...(await strayLeads(db, load)),
  ]
}

function textedTwice({ accepted }: FakeCarrier): Found[] {
  const times = Map.groupBy(accepted, (text) => text.messageId)
  return [...times.values()]
    .filter((texts) => texts.length > 1)
    .map((detail) => ({ what: 'a vendor was texted twice', detail }))
}

/** Texts that we call sent and the carrier does not have, or the other way round. */
async function disagreements(db: Db, { accepted }: FakeCarrier): Promise<Found[]> {
  const { rows } = await db.query(
    `select messages.id, messages.status, messages.provider_message_id, ledger."providerMessageId" as carrier_says
     from jsonb_to_recordset($1) as ledger ("messageId" uuid, "providerMessageId" text)
     full join (select * from pipeline.lead_messages where direction = 'outbound') as messages on messages.id = ledger."messageId"
     where (messages.status in ('sent', 'delivered', 'undelivered')) is distinct from (ledger."messageId" is not null)
         and not (messages.status = 'uncertain' and ledger."messageId" is not null)
       or messages.status = 'sent' and messages.provider_message_id <> ledger."providerMessageId"`,
    [JSON.stringify(accepted)],
  )
  return rows.map((detail) => ({ what: 'the carrier and we disagree about a text', detail }))
}

async function lostReplies(db: Db, { acknowledged }: Load): Promise<Found[]> {
  const { rows } = await db.query(
    `select acknowledged.id, count(messages.id)::integer as kept
     from unnest($1::text[]) as acknowledged (id)
     left join pipeline.lead_messages as messages on messages.provider_message_id = acknowledged.id
     group by acknowledged.id
     having count(messages.id) <> 1`,
    [acknowledged.map((reply) => reply.providerMessageId)],
  )
  return rows.map((detail) => ({ what: 'a vendor’s text was acknowledged and not kept once', detail }))
}

/** Texts of which the carrier has told what became of them, and we say otherwise. */
async function lostReports(db: Db, { fates }: Load): Promise<Found[]> {
  const { rows } = await db.query(
    `select told.id, told.fate, messages.status
     from unnest($1::text[], $2::text[]) as told (id, fate)
     left join pipeline.lead_messages as messages on messages.provider_message_id = told.id
     where messages.status is distinct from told.fate`,
    [[...fates.keys()], [...fates.values()]],
  )
  return rows.map((detail) => ({ what: 'the carrier told otherwise what became of a text', detail }))
}

/** Leads that stand elsewhere than their vendor's words brought them, and nobody was asked about it. */
async function strayLeads(db: Db, load: Load): Promise<Found[]> {
  const { rows } = await db.query<{ id: string; phone: string; stage: string }>(
    `select leads.id, leads.vendor_phone as phone, leads.pipeline_stage as stage
     from pipeline.vendor_leads as leads
     where leads.held_at is null
       and not exists (select from pipeline.review_items as items where items.vendor_lead_id = leads.id)`,
  )
  return rows
    .filter(({ phone, stage }) => stage !== load.restingStage(phone))
    .map((lead) => ({ what: `a lead should rest at ${load.restingStage(lead.phone)}`, detail: lead }))
}
