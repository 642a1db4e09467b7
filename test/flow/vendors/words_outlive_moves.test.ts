import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { eagerAgents, readingsOf } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, facts, only, pathOf, stageOf } from '../../support/leads.ts'

const start = '2026-03-02T10:00:00Z'
const answering: Agent = async (input) => ({
  outcome: 'reply',
  readings: readingsOf(input, 'question'),
  message: { purpose: 'REPLY', body: `You wrote: ${input.conversation.at(-1)?.body}` },
})

const unanswered = async (db: Db, lead: string) =>
  (
    await db.query<{ body: string }>(
      `select body from pipeline.lead_messages
       where vendor_lead_id = $1 and direction = 'inbound' and answered_at is null order by text_no`,
      [lead],
    )
  ).rows.map(({ body }) => body)

const openKinds = async (db: Db, lead: string) =>
  (
    await db.query<{ kind: string }>(
      'select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null order by id',
      [lead],
    )
  ).rows.map(({ kind }) => kind)

const sentOf = async (db: Db, lead: string, purpose: string) =>
  (
    await db.query(
      `select from pipeline.lead_messages where vendor_lead_id = $1 and purpose = $2 and sent_at is not null`,
      [lead, purpose],
    )
  ).rows.length

story('a yes that came after the end is read when a person takes the lead back', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ 'yes please': answering }) })
  const lead = await leadWithAnOffer(db, time)
  await time.pass('40 days')
  expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  const [last = ''] = (await pathOf(db, lead)).slice(-2)
  expect(await sentOf(db, lead, last)).toBe(1)

  await vendorSays(db, lead, 'yes please', time)
  expect(await openKinds(db, lead)).toEqual(['vendor_wrote'])
  await db.query(`select pipeline.request_transition($1, $2, 'the vendor came back')`, [lead, last])
  const turn = await db.query('select turn from pipeline.vendor_leads where id = $1', [lead])
  expect(turn.rows).toEqual([{ turn: 'us' }])
  await time.settle()

  expect(await sentOf(db, lead, last)).toBe(1)
  expect(await sentOf(db, lead, 'REPLY')).toBe(1)
  expect(await unanswered(db, lead)).toEqual([])
  expect(await openKinds(db, lead)).toEqual([])
})

story('many leads that are taken back in one statement are each read', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, {
    startAt: start,
    agents: readingAgent({ 'is it too late?': answering }),
  })
  const leads = await Promise.all(Array.from({ length: 5 }, () => aLeadAt(db, 'RETRY_3')))
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'a clear-out'`)
  for (const lead of leads.slice(0, 3)) await vendorSays(db, lead, 'is it too late?', time)
  await db.query(
    `with said as materialized (select set_config('pipeline.reason', 'not so clear', true))
     update pipeline.vendor_leads set pipeline_stage = 'RETRY_3' from said`,
  )
  await time.settle()
  for (const [number, lead] of leads.entries()) {
    expect(await unanswered(db, lead)).toEqual([])
    expect(await sentOf(db, lead, 'REPLY')).toBe(number < 3 ? 1 : 0)
    expect(await sentOf(db, lead, 'RETRY_3')).toBe(number < 3 ? 0 : 1)
  }
})

story(
  'what the vendor asks while the house is valued is answered at the next stage',
  async ({ database: { pool, db } }) => {
    let lead = ''
    const time = await clockwork(pool, {
      startAt: start,
      agents: {
        ...readingAgent({ 'who are you?': answering }),
        deal_validator: async (input, signal) => {
          await vendorSays(db, lead, 'who are you?')
          return (eagerAgents.deal_validator as Agent)(input, signal)
        },
      },
    })
    lead = await aLead(db, facts)
    await time.settle()
    await vendorSays(db, lead, 'go on', time)
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    expect(await unanswered(db, lead)).toEqual([])
    expect(await sentOf(db, lead, 'REPLY')).toBe(1)
    expect(await sentOf(db, lead, 'offer')).toBe(1)
  },
)

story('a silent override asks a person, since no agent may start', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ hello: answering }) })
  const lead = await leadWithAnOffer(db, time)
  await db.query(`select pipeline.hold_lead($1, 'a moment')`, [lead])
  await vendorSays(db, lead, 'hello', time)
  await db.query('select pipeline.release_lead($1)', [lead])
  await db.query(
    `select pipeline.resolve_review_item(id, 'seen', 0) from pipeline.review_items where resolved_at is null`,
  )
  await db.query(`select pipeline.override_stage($1, 'RETRY_1', 'goes on from here')`, [lead])
  await time.settle()
  expect(await openKinds(db, lead)).toEqual(['vendor_wrote'])
  expect(await sentOf(db, lead, 'REPLY')).toBe(0)
  const turn = await db.query('select turn from pipeline.vendor_leads where id = $1', [lead])
  expect(turn.rows).toEqual([{ turn: 'us' }])
})

story('at a stage of people a person is asked', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ hello: answering }) })
  const lead = await leadWithAnOffer(db, time)
  await vendorSays(db, lead, 'hello')
  await db.query(`select pipeline.request_transition($1, 'OFFER_ACCEPTED', 'by phone')`, [lead])
  await time.settle()
  expect(await openKinds(db, lead)).toEqual(['vendor_wrote'])
  expect(await unanswered(db, lead)).toEqual(['hello'])
})

story(
  'a lead that is closed while an agent was reading asks a person about what it read',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ hello: answering }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'hello')
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold elsewhere')`, [lead])
    await time.settle()
    expect(await openKinds(db, lead)).toEqual(['vendor_wrote'])
  },
)

story(
  'a text that a trigger of another table records is read as any other',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ hello: answering }) })
    const lead = await leadWithAnOffer(db, time)
    await db.query(`
    create table public.bridge (phone text, body text, id text);
    create function public.hand_over() returns trigger language plpgsql as $$
    begin
      perform pipeline.record_inbound_message(new.phone, new.body, new.id);
      return null;
    end $$;
    create trigger hand_over after insert on public.bridge for each row execute function public.hand_over();`)
    await db.query(
      `insert into public.bridge select vendor_phone, 'hello', 'bridge-1' from pipeline.vendor_leads where id = $1`,
      [lead],
    )
    const jobs = await db.query(
      `select from graphile_worker.jobs where task_identifier = 'run_agent' and attempts < max_attempts`,
    )
    expect(jobs.rows).toHaveLength(1)
    await time.settle()
    expect(await sentOf(db, lead, 'REPLY')).toBe(1)
  },
)

interface Item {
  id: string
  kind: string
  shown_up_to: string
  waiting: number
}

const openItems = async (db: Db, lead: string) =>
  (
    await db.query<Item>(
      `select id, kind, shown_up_to, pipeline.review_items_waiting_texts(items) as waiting
       from pipeline.review_items as items where vendor_lead_id = $1 and resolved_at is null order by id`,
      [lead],
    )
  ).rows

/** A lead at a stage of people, who were asked about a first text; a second one came since. */
async function askedTwice(db: Db): Promise<{ lead: string; item: Item }> {
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
  await vendorSays(db, lead, 'when do you exchange?')
  await vendorSays(db, lead, 'and who pays the fees?')
  return { lead, item: only(await openItems(db, lead)) }
}

story('what came after a person looked stays open, and is asked about anew', async ({ database: { db } }) => {
  const { lead, item } = await askedTwice(db)
  expect(item.waiting).toBe(2)
  await db.query(`select pipeline.resolve_review_item($1, 'told the date')`, [item.id])
  expect(await unanswered(db, lead)).toEqual(['and who pays the fees?'])
  const again = only(await openItems(db, lead))
  expect(again).toMatchObject({ kind: 'vendor_wrote', waiting: 1 })
  expect(Number(again.shown_up_to)).toBeGreaterThan(Number(item.shown_up_to))
  await db.query(`select pipeline.resolve_review_item($1, 'told that too')`, [again.id])
  expect(await unanswered(db, lead)).toEqual([])
  expect(await openItems(db, lead)).toEqual([])
})

story('who names the last text they have seen has answered up to that one', async ({ database: { db } }) => {
  const { lead, item } = await askedTwice(db)
  await db.query(
    `select pipeline.resolve_review_item($1, 'told both', (
       select max(text_no) from pipeline.lead_messages where vendor_lead_id = $2 and direction = 'inbound'
     ))`,
    [item.id, lead],
  )
  expect(await unanswered(db, lead)).toEqual([])
  expect(await openItems(db, lead)).toEqual([])
})

story('nobody has seen what has not come yet', async ({ database: { db } }) => {
  const { lead, item } = await askedTwice(db)
  await expect(
    db.query(`select pipeline.resolve_review_item($1, 'told all', 9223372036854775807)`, [item.id]),
  ).rejects.toMatchObject({ code: 'VL010' })
  expect(await unanswered(db, lead)).toHaveLength(2)
})

story('each unclear text is shown, also the second of a lead', async ({ database: { pool, db } }) => {
  const unclear: Agent = async () => ({ outcome: 'ask_human', reason: 'It is unclear what the vendor means' })
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ hm: unclear, well: unclear }) })
  const lead = await leadWithAnOffer(db, time)
  await vendorSays(db, lead, 'hm', time)
  await vendorSays(db, lead, 'well', time)
  const items = await openItems(db, lead)
  expect(items.map(({ kind }) => kind)).toEqual(['agent_asks', 'agent_asks'])
  await db.query(`select pipeline.resolve_review_item($1, 'it means yes')`, [items[0]?.id])
  expect(await unanswered(db, lead)).toEqual(['well'])
})

story('an answer that is dropped before it left is owed again', async ({ database: { pool, db } }) => {
  const bodies = (...texts: string[]) => texts
  const time = await clockwork(pool, {
    startAt: start,
    agents: readingAgent({
      'who are you?': answering,
      'and when?': async (input) => ({
        outcome: 'reply',
        message: {
          purpose: 'REPLY',
          body: `Answers: ${input.conversation
            .filter(({ direction, answered }) => direction === 'inbound' && !answered)
            .map(({ body }) => body)
            .join(' ')}`,
        },
      }),
    }),
  })
  const lead = await leadWithAnOffer(db, time)
  await vendorSays(db, lead, 'who are you?')
  // The agent has answered, and its text is about to leave.
  await db.query(
    `with run as (
       select runs.id, claimed.run_token from pipeline.agent_runs as runs
       cross join lateral pipeline_private.claim_agent_run(runs.id, runs.attempt) as claimed
       where runs.status = 'queued'
     )
     select pipeline_private.settle_agent_run(id, run_token, '{"outcome": "reply", "message": {"purpose": "REPLY", "body": "The buyers"}}') from run`,
  )
  expect(await unanswered(db, lead)).toEqual([])
  await vendorSays(db, lead, 'and when?')
  expect(await unanswered(db, lead)).toEqual(bodies('who are you?', 'and when?'))
  await time.settle()
  const { rows } = await db.query(
    `select body from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'REPLY' and sent_at is not null`,
    [lead],
  )
  expect(rows).toEqual([{ body: 'Answers: who are you? and when?' }])
})

story('also when the lead moves on before the answer left', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ 'who are you?': answering }) })
  const lead = await leadWithAnOffer(db, time)
  await vendorSays(db, lead, 'who are you?')
  await db.query(
    `with run as (
       select runs.id, claimed.run_token from pipeline.agent_runs as runs
       cross join lateral pipeline_private.claim_agent_run(runs.id, runs.attempt) as claimed
       where runs.status = 'queued'
     )
     select pipeline_private.settle_agent_run(id, run_token, '{"outcome": "reply", "message": {"purpose": "REPLY", "body": "The buyers"}}') from run`,
  )
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'VIDEO_SENT' where id = $1`, [lead])
  expect(await unanswered(db, lead)).toEqual(['who are you?'])
  await time.settle()
  expect(await unanswered(db, lead)).toEqual([])
  expect(await sentOf(db, lead, 'REPLY')).toBe(1)
  expect(await sentOf(db, lead, 'VIDEO')).toBe(0)
})

story('a lead that is closed before an answer left owes it to nobody', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ 'who are you?': answering }) })
  const lead = await leadWithAnOffer(db, time)
  await vendorSays(db, lead, 'who are you?')
  await db.query(
    `with run as (
       select runs.id, claimed.run_token from pipeline.agent_runs as runs
       cross join lateral pipeline_private.claim_agent_run(runs.id, runs.attempt) as claimed
       where runs.status = 'queued'
     )
     select pipeline_private.settle_agent_run(id, run_token, '{"outcome": "reply", "message": {"purpose": "REPLY", "body": "The buyers"}}') from run`,
  )
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold elsewhere')`, [lead])
  expect(await unanswered(db, lead)).toEqual([])
})
