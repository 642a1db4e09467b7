import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, aPhone, only, stageOf } from '../../support/leads.ts'

const start = '2026-03-02T10:00:00Z'

const hears = async (db: Db, providerId: string, status: string, errorCode: string | null = null) =>
  only(
    (
      await db.query<{ changed: boolean }>(
        'select pipeline_private.record_message_status($1, $2, $3) as changed',
        [providerId, status, errorCode],
      )
    ).rows,
  ).changed

const openKinds = async (db: Db, lead: string) =>
  (
    await db.query<{ kind: string }>(
      'select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null order by id',
      [lead],
    )
  ).rows.map(({ kind }) => kind)

const textOf = async (db: Db, lead: string, purpose: string) =>
  only(
    (
      await db.query<{ id: string; provider: string; status: string; delivered_at: Date | null }>(
        `select id, provider_message_id as provider, status, delivered_at from pipeline.lead_messages
         where vendor_lead_id = $1 and purpose = $2`,
        [lead, purpose],
      )
    ).rows,
  )

story(
  'what the carrier says before we have written down its id is kept and applied',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, {
      startAt: start,
      carrier: () => ({
        name: 'quick',
        async send() {
          await hears(db, 'SM-quick', 'sent')
          await hears(db, 'SM-quick', 'delivered')
          return { kind: 'sent', providerMessageId: 'SM-quick' }
        },
        lookup: async () => ({ kind: 'not_sent' }),
      }),
    })
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    const text = await textOf(db, lead, 'RETRY_1')
    expect(text.status).toBe('delivered')
    expect(text.delivered_at).not.toBeNull()
    expect((await db.query('select from pipeline_private.early_statuses')).rows).toEqual([])
  },
)

story(
  'a text that did not arrive is told, asked about, and no silence counts after it',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await aLeadAt(db, 'RETRY_3')
    await time.settle()
    const { provider } = await textOf(db, lead, 'RETRY_3')
    expect(await hears(db, provider, 'undelivered', '30034')).toBe(true)
    expect(await hears(db, provider, 'delivered')).toBe(false)
    await time.pass('10 days')

    expect(await stageOf(db, lead)).toBe('RETRY_3')
    expect(await openKinds(db, lead)).toEqual(['message_failed'])
    const { rows } = await db.query(
      `select metadata ->> 'errorCode' as code from pipeline.pipeline_events
     where vendor_lead_id = $1 and event_type = 'message_failed'`,
      [lead],
    )
    expect(rows).toEqual([{ code: '30034' }])

    await db.query(
      `select pipeline.resolve_review_item(id, 'rang') from pipeline.review_items where resolved_at is null`,
    )
    const clock = await db.query<{ after: string; to_stage: string }>(
      `select after::text, to_stage from pipeline.stage_timers where stage = 'RETRY_3' and name = 'timeout'`,
    )
    const { after, to_stage } = only(clock.rows)
    await time.pass(after)
    expect(await stageOf(db, lead)).toBe(to_stage)
  },
)

story(
  'a reminder that cannot be sent for good lets no clock run to the end',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, {
      startAt: start,
      carrier: () => ({
        name: 'refusing',
        send: async () => ({ kind: 'refused', code: '21612', why: 'no route' }),
        lookup: async () => ({ kind: 'not_sent' }),
      }),
    })
    const lead = await aLeadAt(db, 'RETRY_3')
    await time.pass('10 days')
    expect(await stageOf(db, lead)).toBe('RETRY_3')
    expect(await openKinds(db, lead)).toEqual(['message_failed'])
  },
)

story('when the carrier took a text counts, not when we learned of it', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, {
    startAt: start,
    carrier: () => ({
      name: 'slow',
      send: async () => ({ kind: 'sent', providerMessageId: 'SM-slow', acceptedAt: '2026-03-02T10:05:00Z' }),
      lookup: async () => ({ kind: 'not_sent' }),
    }),
  })
  const lead = await aLeadAt(db, 'RETRY_1')
  await db.query(`select pipeline_private.advance_clock('2026-03-02T10:20:00Z')`)
  await time.settle()
  const { rows } = await db.query<{ sent_at: Date }>(
    `select sent_at from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'RETRY_1'`,
    [lead],
  )
  expect(only(rows).sent_at).toEqual(new Date('2026-03-02T10:05:00Z'))
})

inTransaction(
  'whatever a carrier hands over is taken, and each text is somewhere to be seen',
  async ({ db }) => {
    const phone = aPhone()
    const lead = await aLead(db, { vendor_phone: phone })
    const texts: [string | null, string | null, string][] = [
      [null, 'no sender', 'a'],
      ['AMAZON', 'a name for a sender', 'b'],
      ['', null, 'c'],
      ['+1', 'too short', 'd'],
      [phone.replace('+44', '0').replace(/(.{5})/, '$1 '), 'another spelling', 'e'],
      [phone.replace('+', '00'), 'x'.repeat(20_000), 'f'],
    ]
    for (const [from, body, id] of texts) {
      const { rows } = await db.query('select pipeline.record_inbound_message($1, $2, $3) as id', [
        from,
        body,
        id,
      ])
      expect(only(rows).id).toMatch(/-/)
    }
    const stored = await db.query<{
      provider_message_id: string
      of_lead: boolean
      length: number
      shown: boolean
    }>(
      `select said.provider_message_id, said.vendor_lead_id is not distinct from $1 as of_lead, length(said.body) as length,
       said.vendor_lead_id is not null
         or exists (select from pipeline.review_items as items where items.message_id = said.id) as shown
     from pipeline.lead_messages as said where said.direction = 'inbound' and said.provider_message_id = any ($2) order by 1`,
      [lead, texts.map(([, , id]) => id)],
    )
    expect(stored.rows.map(({ of_lead }) => of_lead)).toEqual([false, false, false, false, true, true])
    expect(stored.rows.map(({ shown }) => shown)).not.toContain(false)
    expect(stored.rows.at(-1)?.length).toBe(20_000)
  },
)

inTransaction('what the carrier knows of a text beside its words is kept', async ({ db }) => {
  const lead = await aLead(db)
  await db.query(
    `select pipeline.record_inbound_message(vendor_phone, 'see here', 'SM-media',
       '[{"url": "https://example.com/1.jpg", "contentType": "image/jpeg"}]', '2026-03-02 09:59:58Z', 'help')
     from pipeline.vendor_leads where id = $1`,
    [lead],
  )
  const { rows } = await db.query(
    `select media -> 0 ->> 'contentType' as type, written_at, opt_out_type, entered_by
     from pipeline.lead_messages where provider_message_id = 'SM-media'`,
  )
  expect(rows).toEqual([
    {
      type: 'image/jpeg',
      written_at: new Date('2026-03-02T09:59:58Z'),
      opt_out_type: 'HELP',
      entered_by: null,
    },
  ])
})

inTransaction('what no carrier says is refused with words of ours, or left out', async ({ db }) => {
  await aLead(db, { vendor_phone: '+447700900888' })
  const takes = async (from: string, id: string, media: string | null = null, type: string | null = null) => {
    await db.query('savepoint before')
    try {
      await db.query(`select pipeline.record_inbound_message($1, 'hello', $2, $3, null, $4)`, [
        from,
        id,
        media,
        type,
      ])
      return 'taken'
    } catch (error) {
      await db.query('rollback to before')
      return (error as { code: string }).code
    }
  }
  const vendor = '+447700900888'
  for (const id of ['', ' ', 'two\nlines', 'x'.repeat(301), 'turned \u202e round'])
    expect(await takes(vendor, id)).toBe('VL013')
  expect(await takes('1'.repeat(101), 'SM-long')).toBe('VL013')
  expect(
    await takes(vendor, 'SM-nul', '[{"url": "https://example.com/\\u0000\\ud800", "note": "a\\\\u0000"}]'),
  ).toBe('taken')
  const many = JSON.stringify(Array(1_000).fill({ url: 'x'.repeat(5_000), contentType: 'image/png' }))
  expect(await takes(vendor, 'SM-many', many)).toBe('taken')
  expect(await takes(vendor, 'SM-type', null, '\u202estop\n')).toBe('taken')
  const { rows } = await db.query(
    `select provider_message_id as id, jsonb_array_length(media) as media, length(media::text) < 20000 as fits, media #>> '{0,note}' as note,
       opt_out_type as type
     from pipeline.lead_messages where direction = 'inbound' order by text_no`,
  )
  expect(rows).toEqual([
    { id: 'SM-nul', media: 1, fits: true, note: 'a\\u0000', type: null },
    { id: 'SM-many', media: 20, fits: true, note: null, type: null },
    { id: 'SM-type', media: 0, fits: true, note: null, type: 'STOP' },
  ])
})

inTransaction('one picture that comes without a list is kept as well', async ({ db }) => {
  const lead = await aLead(db)
  await db.query(
    `select pipeline.record_inbound_message(vendor_phone, '', 'SM-one', '{"url": "https://example.com/1.jpg"}')
     from pipeline.vendor_leads where id = $1`,
    [lead],
  )
  const { rows } = await db.query(
    `select media from pipeline.lead_messages where provider_message_id = 'SM-one'`,
  )
  expect(rows).toEqual([{ media: [{ url: 'https://example.com/1.jpg' }] }])
})

story(
  'that a text of a merged lead did not arrive is asked about the one that goes on',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    const phone = aPhone()
    const keep = await aLeadAt(db, 'RETRY_1', { vendor_phone: phone })
    const drop = await aLeadAt(db, 'RETRY_1', { vendor_phone: phone, property_postcode: 'BS7 8QA' })
    await time.settle()
    const text = await textOf(db, drop, 'RETRY_1')
    await db.query(`select pipeline.merge_leads($1, $2, 'the same house')`, [keep, drop])
    await hears(db, text.provider, 'undelivered', '30003')
    expect(await openKinds(db, keep)).toEqual(['message_failed'])
    expect(await openKinds(db, drop)).toEqual([])
  },
)

inTransaction('who enters a text for a vendor is on record', async ({ db }) => {
  const lead = await aLead(db)
  await db.query(`select pipeline_private.act_as('user', 'sam@example.com')`)
  await vendorSays(db, lead, 'yes, says the vendor on the phone')
  const { rows } = await db.query(
    `select entered_by, (select metadata ->> 'enteredBy' from pipeline.pipeline_events
       where vendor_lead_id = $1 and event_type = 'message_received') as told
     from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'inbound'`,
    [lead],
  )
  expect(rows).toEqual([{ entered_by: 'sam@example.com', told: 'sam@example.com' }])
})

inTransaction(
  'what a carrier brings is the vendor’s own word, under the login of the web process too',
  async ({ db }) => {
    await aLead(db, { vendor_phone: '+447700900999' })
    await db.query('set session authorization pipeline_server')
    await db.query(`select pipeline_private.take_vendor_text('twilio_inbound', 'as it came', $1)`, [
      { from: '+447700900999', body: 'yes, I accept', id: 'SM1' },
    ])
    await db.query('reset session authorization')
    const { rows } = await db.query(
      'select entered_by from pipeline.lead_messages where provider_message_id = $1',
      ['SM1'],
    )
    expect(rows).toEqual([{ entered_by: null }])
  },
)

story('a text is kept and shown although we stumble over it', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, {
    startAt: start,
    agents: readingAgent({
      yes: async () => ({ outcome: 'reply', message: { purpose: 'REPLY', body: 'Good' } }),
    }),
  })
  const lead = await leadWithAnOffer(db, time)
  await db.query(`
    create function public.stumble() returns trigger language plpgsql as $$
    begin
      raise exception 'a fault of ours';
    end $$;
    create trigger _500_stumble before insert on pipeline.agent_runs for each row execute function public.stumble();`)
  await vendorSays(db, lead, 'yes')
  expect(await openKinds(db, lead)).toEqual(['reaction_failed'])
  await db.query('drop trigger _500_stumble on pipeline.agent_runs')
  await db.query('drop function public.stumble()')
  await db.query('select pipeline.take_over_lead($1)', [lead])
  await db.query('select pipeline.hand_back_lead($1)', [lead])
  await time.settle()
  const { rows } = await db.query(
    `select from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'inbound' and answered_at is null`,
    [lead],
  )
  expect(rows).toEqual([])
})
