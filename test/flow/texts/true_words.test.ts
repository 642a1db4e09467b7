import { expect } from 'vitest'
import { smsAgent } from '../../../src/agents/sms_agent/sms_agent.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import type { OwnDatabase } from '../../support/databases/database.ts'
import { aLead, aLeadAt, facts, only, stageOf } from '../../support/leads.ts'
import { storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'

const textsOf = async (db: OwnDatabase['db'], lead: string) =>
  (
    await db.query<{
      body: string
      status: string
      cancelled_because: string
      unbacked_claims: string[] | null
    }>(
      `select body, status, cancelled_because, unbacked_claims from pipeline.lead_messages
       where vendor_lead_id = $1 and direction = 'outbound' order by text_no`,
      [lead],
    )
  ).rows

const askedAbout = async (db: OwnDatabase['db'], lead: string) =>
  (
    await db.query<{ kind: string; reason: string }>(
      'select kind, reason from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null',
      [lead],
    )
  ).rows

story("an agent's text that promises what no row backs goes to a person instead", async ({ database }) => {
  const { pool, db } = database
  const promise = 'We will pay you £185,000 by Friday, see bit.ly/x'
  const time = await clockwork(pool, {
    startAt: start,
    agents: readingAgent({
      'say yes': async () => ({ outcome: 'reply', message: { purpose: 'answer', body: promise } }),
    }),
  })
  const lead = await leadWithAnOffer(db, time)
  await vendorSays(db, lead, 'say yes', time)
  expect((await textsOf(db, lead)).map(({ body }) => body)).not.toContain(promise)
  const asked = only(await askedAbout(db, lead))
  expect(asked.kind).toBe('agent_doubted')
  expect(asked.reason).toContain('"£185,000"')
})

story(
  'a template that claims what no row backs does not leave, and a person is asked',
  async ({ database }) => {
    const { pool, db } = database
    const time = await clockwork(pool, { startAt: start })
    await db.query(`
    insert into pipeline.message_templates (template, purpose, body) values ('urgent', 'RETRY_1', 'Only until Friday, {first_name}. {company}');
    update pipeline.stages set entry_template = 'urgent' where stage = 'RETRY_1'`)
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    expect((await textsOf(db, lead)).at(-1)).toMatchObject({
      status: 'cancelled',
      cancelled_because: 'unbacked_claims',
      unbacked_claims: ['friday'],
    })
    expect(await askedAbout(db, lead)).toMatchObject([{ kind: 'unbacked_claims' }])
    const { rows } = await db.query('select turn from pipeline.vendor_leads where id = $1', [lead])
    expect(rows).toEqual([{ turn: 'us' }])
  },
)

story('a person sees what nothing backs, may send it, and it stays on record', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start })
  const lead = await aLead(db, facts)
  await time.settle()
  const body = 'I will ring you at six. Sam'
  const seen = await db.query(
    `select claims.kind, claims.words from pipeline.preview_text($1, $2) as preview cross join unnest(preview.unbacked_claims) as claims`,
    [body, lead],
  )
  expect(seen.rows).toEqual([{ kind: 'date', words: 'at six' }])
  await db.query('select pipeline.send_message($1, $2)', [lead, body])
  await time.settle()
  expect((await textsOf(db, lead)).find((text) => text.body === body)).toMatchObject({
    status: 'sent',
    unbacked_claims: ['at six'],
  })
  const events = await db.query(
    `select metadata -> 'unbackedClaims' as claims, actor from pipeline.pipeline_events where vendor_lead_id = $1 and event_type = 'message_written'`,
    [lead],
  )
  expect(only(events.rows)).toMatchObject({ claims: ['at six'], actor: expect.any(String) })
})

story(
  'an offer that has ended is neither named by a reminder nor accepted by an agent',
  async ({ database }) => {
    const { pool, db } = database
    const accepts = async ({ conversation }: { conversation: { id: string }[] }) => ({
      outcome: 'accept' as const,
      readings: [
        {
          messageId: conversation.at(-1)?.id ?? '',
          intent: 'acceptance' as const,
          amount: null,
          confidence: 0.99,
        },
      ],
    })
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ 'yes please': accepts }) })
    const lead = await leadWithAnOffer(db, time)
    const offer = (end: string) =>
      db.query(`select pipeline.make_offer($1, 151000, expires_at => pipeline.now() + $2::interval)`, [
        lead,
        end,
      ])
    await expect(offer('-1 day')).rejects.toMatchObject({ code: 'VL018' })
    await offer('1 day')
    await time.pass('49 hours')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
    expect((await textsOf(db, lead)).at(-1)).toMatchObject({ cancelled_because: 'unbacked_claims' })
    await vendorSays(db, lead, 'yes please', time)
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
    expect((await askedAbout(db, lead)).map(({ reason }) => reason)).toContain(
      'The vendor accepts an offer that has ended',
    )
  },
)

story(
  'a template is not rewritten into words that no row backs, until they are declared true',
  async ({ database: { db } }) => {
    const rewrite = () =>
      db.query(
        `select pipeline.edit_template('conversation_follow_up_1', 'Hi {first_name}, ring us 24/7. {company}', 'clearer')`,
      )
    await expect(rewrite()).rejects.toMatchObject({ code: 'VL013' })
    await db.query(
      `insert into pipeline.true_words (words, true_because) values ('24/7', 'our desk is always manned')`,
    )
    await rewrite()
    // What stands there may be written once more, as by an undo of something else: the texts are refused as they leave.
    await db.query(`delete from pipeline.true_words where words = '24/7'`)
    await db.query(
      `update pipeline.message_templates set body = body, text_class = 'service' where template = 'conversation_follow_up_1'`,
    )
  },
)

story('what is not known to be true of us is no answer: a person gives it', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: { ...readingAgent({}), sms_agent: smsAgent } })
  const lead = await leadWithAnOffer(db, time)
  await vendorSays(db, lead, 'how did you get to this figure?', time)
  expect((await textsOf(db, lead)).at(-1)?.body).toContain('similar homes sold nearby')
  await vendorSays(db, lead, 'are there any fees?', time)
  expect(await askedAbout(db, lead)).toMatchObject([{ kind: 'agent_asks' }])

  await db.query(
    `update pipeline.common_answers set body = 'We charge you nothing, {first_name}.' where question = 'fees'`,
  )
  const unsure = await leadWithAnOffer(db, time)
  await vendorSays(db, unsure, 'are there any fees?', time)
  expect(await askedAbout(db, unsure)).toMatchObject([{ kind: 'agent_doubted' }])

  await db.query(
    `insert into pipeline.true_words (words, true_because) values ('we charge you nothing', 'so our solicitor wrote')`,
  )
  const other = await leadWithAnOffer(db, time)
  await vendorSays(db, other, 'are there any fees?', time)
  expect((await textsOf(db, other)).at(-1)?.body).toBe('We charge you nothing, Jo.')
})
