import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { vendorSays } from '../../support/conversation.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, only, stageOf } from '../../support/leads.ts'

const start = '2026-03-02T10:00:00Z'

/** What a lead was texted last. */
async function lastText(db: Db, lead: string) {
  const { rows } = await db.query<{ body: string; segments: number; purpose: string }>(
    `select body, segments, purpose from pipeline.lead_messages
     where vendor_lead_id = $1 and direction = 'outbound' order by text_no desc limit 1`,
    [lead],
  )
  return rows[0]
}

async function videoFor(db: Db, columns: Record<string, unknown>) {
  return lastText(db, await aLeadAt(db, 'VIDEO_SENT', columns))
}

async function openItems(db: Db, lead: string) {
  const { rows } = await db.query<{ kind: string; reason: string }>(
    'select kind, reason from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null',
    [lead],
  )
  return rows
}

const setLimit = (db: Db, segments: number) =>
  db.query('update pipeline.settings set max_segments = $1', [segments])

const textsAfter = async (db: Db, lead: string, template: string) =>
  (
    await db.query<{ stage_visit: number }>(
      'select stage_visit from pipeline.lead_messages where vendor_lead_id = $1 and template = $2 order by stage_visit',
      [lead, template],
    )
  ).rows.map(({ stage_visit }) => stage_visit)

describe('a stage that greets who enters', () => {
  const thankOnAcceptance = (db: Db) =>
    db.query(`with thanks as (
       insert into pipeline.message_templates (template, purpose, body)
       values ('thanks', 'THANKS', 'Thank you, {first_name}. We will be in touch about {address}. {company}')
       returning template
     )
     update pipeline.stages set entry_template = thanks.template from thanks where stages.stage = 'OFFER_ACCEPTED'`)

  inTransaction('does not thank the vendor again when an investor fell away', async ({ db }) => {
    await thankOnAcceptance(db)
    const lead = await aLeadAt(db, 'INVESTOR_RESERVED')
    await db.query(
      `select from pipeline.request_transition($1, 'OFFER_ACCEPTED', 'the investor fell away')`,
      [lead],
    )
    expect(await stageOf(db, lead)).toBe('OFFER_ACCEPTED')
    expect(await textsAfter(db, lead, 'thanks')).toEqual([5])
  })

  inTransaction('greets along the edges that the rules say, and whom an override brings', async ({ db }) => {
    await thankOnAcceptance(db)
    await db.query(
      `update pipeline.stage_transitions set brings_entry_text = to_stage <> 'VIDEO_SENT' or from_stage <> 'OFFER_MADE'`,
    )
    const lead = await aLeadAt(db, 'INVESTOR_RESERVED')
    await db.query(
      `select from pipeline.request_transition($1, 'OFFER_ACCEPTED', 'the investor fell away')`,
      [lead],
    )
    expect(await textsAfter(db, lead, 'thanks')).toEqual([5, 8])

    const silent = await aLeadAt(db, 'VIDEO_SENT')
    expect(await textsAfter(db, silent, 'video')).toEqual([])
    await db.query(`select from pipeline.override_stage($1, 'OFFER_MADE', 'a slip', false)`, [silent])
    await db.query(`select from pipeline.override_stage($1, 'RETRY_1', 'another slip', true)`, [silent])
    expect(await textsAfter(db, silent, 'retry_1')).toHaveLength(1)
  })
})

describe('a template', () => {
  inTransaction('for Zoë leaves in plain letters, two segments', async ({ db }) => {
    const text = await videoFor(db, {
      vendor_name: 'Zoë Brown',
      property_address: '3 Llŷn Cottage – “The Nook”, Bath',
    })
    expect(text).toMatchObject({
      body: 'Hi Zoe, you may have questions about our offer of £150,000 for 3 Llyn Cottage - "The Nook", Bath. This short video shows how we buy: https://example.com/how-it-works Homestead Buyers. Reply STOP to opt out.',
      segments: 2,
    })
  })

  inTransaction('keeps the letters that GSM has', async ({ db }) => {
    const text = await videoFor(db, { vendor_name: 'André Müller', property_address: '1 Señor Café Mews' })
    expect(text?.body).toMatch(/^Hi André, .* for 1 Señor Café Mews\./)
  })

  inTransaction('never fills in what it has filled in', async ({ db }) => {
    const text = await videoFor(db, {
      vendor_name: '{company}',
      property_address: '12 {video_url} {offer_amount} Road',
    })
    expect(text?.body).toMatch(/^Hi there, .* for 12 \{video_url\} \{offer_amount\} Road\. This short/)
    expect(text?.body.match(/Homestead Buyers/g)).toHaveLength(1)
    expect(text?.body.match(/how-it-works/g)).toHaveLength(1)
  })

  inTransaction('may hold only placeholders that there are', async ({ db }) => {
    for (const body of ['Hi {firstname}', 'Hi { first_name }', 'Hi {']) {
      await db.query('savepoint before')
      await expect(
        db.query(`insert into pipeline.message_templates values ('another', 'ANOTHER', $1)`, [body]),
      ).rejects.toMatchObject({ code: '23514', constraint: 'placeholders_are_known' })
      await db.query('rollback to before')
    }
  })

  inTransaction('that could exceed the limit is refused, and so is such a limit', async ({ db }) => {
    await db.query('savepoint before')
    await expect(
      db.query(`insert into pipeline.message_templates values ('another', 'ANOTHER', $1)`, [
        `Hi {first_name} ${'x'.repeat(890)}`,
      ]),
    ).rejects.toMatchObject({ code: 'VL013', detail: expect.stringContaining('"segments": 7') })
    await db.query('rollback to before')
    await expect(setLimit(db, 1)).rejects.toMatchObject({ code: 'VL013' })
  })
})

describe('a template that names an offer', () => {
  const aLeadWithoutOffer = async (db: Db, stage: string) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await db.query('update pipeline.vendor_leads set offer_amount = null where id = $1', [lead])
    await db.query(`select pipeline.override_stage($1, $2, 'a test', run_effects => true)`, [lead, stage])
    return lead
  }

  inTransaction('is not sent to a lead without one: a person is asked, whose turn it is', async ({ db }) => {
    const lead = await aLeadWithoutOffer(db, 'VIDEO_SENT')
    expect(await lastText(db, lead)).toBeUndefined()
    expect(await openItems(db, lead)).toEqual([
      { kind: 'no_offer', reason: 'Text not sent: it names an offer, and the lead has none' },
    ])
    const { rows } = await db.query(
      `select leads.turn, timers.name, events.metadata ->> 'why' as why
       from pipeline.vendor_leads as leads
       join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id
       join pipeline.pipeline_events as events on events.vendor_lead_id = leads.id and events.event_type = 'message_dropped'
       where leads.id = $1`,
      [lead],
    )
    expect(rows).toEqual([{ turn: 'us', name: 'our_turn', why: 'no_offer' }])
    expect((await db.query('select * from pipeline_private.broken_drive')).rows).toEqual([])
  })

  inTransaction('is sent to the others of the same statement', async ({ db }) => {
    const [with_, without] = [await aLeadAt(db, 'OFFER_MADE'), await aLeadAt(db, 'OFFER_MADE')]
    await db.query('update pipeline.vendor_leads set offer_amount = null where id = $1', [without])
    await db.query(`update pipeline.vendor_leads set pipeline_stage = 'VIDEO_SENT' where id = any ($1)`, [
      [with_, without],
    ])
    expect(await lastText(db, with_)).toMatchObject({ purpose: 'VIDEO' })
    expect(await lastText(db, without)).toBeUndefined()
    expect(await openItems(db, with_)).toEqual([])
  })

  inTransaction('says the offer of the moment when it leaves, not of when it was written', async ({ db }) => {
    const lead = await aLeadAt(db, 'VIDEO_SENT', { vendor_name: 'Pole,' })
    await db.query(
      `update pipeline.vendor_leads set offer_amount = 160000.50, vendor_name = 'Ada Pole' where id = $1`,
      [lead],
    )
    expect((await lastText(db, lead))?.body).toMatch(/^Hi Ada, .* our offer of £160,000.50 for /)

    await db.query('update pipeline.vendor_leads set offer_amount = null where id = $1', [lead])
    const { rows } = await db.query(
      `select status from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'VIDEO'`,
      [lead],
    )
    expect(rows).toEqual([{ status: 'cancelled' }])
    expect((await openItems(db, lead)).map(({ kind }) => kind)).toEqual(['no_offer'])
  })

  story('does not remind either, and no silence counts', async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    await db.query(
      `update pipeline.stage_timers set template = 'retry_1' where stage = 'AI_CONVERSATION' and name = 'follow_up_1'`,
    )
    const lead = await aLead(db, { property_address: '14 Oak Road' })
    await time.settle()
    await time.pass('5 days')
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
    expect((await openItems(db, lead)).map(({ kind }) => kind)).toContain('no_offer')
    const { rows } = await db.query(
      `select count(*)::integer as texts from pipeline.lead_messages where vendor_lead_id = $1 and template is not null`,
      [lead],
    )
    expect(only(rows)).toEqual({ texts: 0 })
  })
})

describe('a person’s text', () => {
  const write = (db: Db, lead: string, body: string) =>
    db.query('select pipeline.send_message($1, $2)', [lead, body])

  inTransaction('leaves in plain letters where there are any', async ({ db }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await write(db, lead, 'That’s fine – see you at Zoë’s…')
    expect(await lastText(db, lead)).toMatchObject({ body: "That's fine - see you at Zoe's...", segments: 1 })
  })

  inTransaction('with an emoji or in another script leaves as written, and is counted so', async ({ db }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await write(db, lead, `Great 👍 ${'x'.repeat(62)}`)
    expect(await lastText(db, lead)).toMatchObject({ body: `Great 👍 ${'x'.repeat(62)}`, segments: 2 })
    await write(db, lead, 'Добрый день, Зоя')
    expect(await lastText(db, lead)).toMatchObject({ body: 'Добрый день, Зоя', segments: 1 })
  })

  inTransaction('over the limit is refused, with a word on why', async ({ db }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await write(db, lead, 'x'.repeat(6 * 153))
    await db.query('savepoint before')
    await expect(write(db, lead, 'x'.repeat(6 * 153 + 1))).rejects.toMatchObject({
      code: 'VL013',
      detail: expect.stringContaining('"segments": 7, "maxSegments": 6'),
    })
    await db.query('rollback to before')
    await expect(write(db, lead, `👍${'x'.repeat(402)}`)).rejects.toMatchObject({
      code: 'VL013',
      hint: expect.stringContaining('leave out 👍:'),
    })
  })
})

describe('an agent’s text', () => {
  const writing =
    (body: string): Agent =>
    async () => ({ outcome: 'reply', message: { purpose: 'question', body } })

  story('leaves in plain letters', async ({ database: { db, pool } }) => {
    const agents = { ...eagerAgents, sms_agent: writing('Hi Zoë – what’s the price?') }
    const time = await clockwork(pool, { startAt: start, agents })
    const lead = await aLead(db)
    await time.settle()
    expect(await lastText(db, lead)).toMatchObject({ body: "Hi Zoe - what's the price?", segments: 1 })
  })

  story('over the limit goes to a person', async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, {
      startAt: start,
      agents: { ...eagerAgents, sms_agent: writing('x'.repeat(1000)) },
    })
    const lead = await aLead(db)
    await time.settle()
    await vendorSays(db, lead, 'hello?', time)
    expect(await lastText(db, lead)).toBeUndefined()
    expect(await openItems(db, lead)).toContainEqual({
      kind: 'agent_doubted',
      reason: 'The text of sms_agent would have 7 segments, 6 at most',
    })
  })
})
