import { expect } from 'vitest'
import { twilioCarrier } from '../../src/carriers/twilio/twilio_carrier.ts'
import { inboundPath, statusPath } from '../../src/carriers/twilio/twilio_settings.ts'
import { createLog } from '../../src/log.ts'
import { startServer } from '../../src/server/server.ts'
import { oneSchema } from '../server/support/one_schema.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { story } from '../support/databases/database.ts'
import { aLead, aLeadAt, only } from '../support/leads.ts'
import { type FakeText, startFakeTwilio } from './fake_twilio.ts'

const vendor = '+447700900123'
const sid = `SM${'a1'.repeat(16)}`

const wordsOf = (fields: Record<string, string> = {}) => ({
  ...{ MessageSid: sid, SmsSid: sid, From: vendor, To: '+447700900999', Body: 'Yes, still for sale' },
  ...{ NumMedia: '0', NumSegments: '1', SmsStatus: 'received', ApiVersion: '2010-04-01', FromCity: '' },
  ...fields,
})

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code

/** Our web process, where Twilio reaches it. */
const webhookStory = story.extend('twilio', async ({ database }, { onCleanup }) => {
  const twilio = await startFakeTwilio()
  const server = await startServer({
    ...{ url: database.url, port: 0, host: 'localhost', log: createLog('silent') },
    ...{ publicUrl: twilio.settings.publicUrl, twilio: twilio.settings },
    schemaOf: oneSchema,
  })
  twilio.reachesUsAt = server.address
  onCleanup(async () => {
    await server.stop()
    await twilio.close()
  })
  return twilio
})

webhookStory(
  'what a vendor writes is theirs, once, however often it is brought',
  async ({ database, twilio }) => {
    const { db } = database
    const lead = await aLead(db, { vendor_phone: vendor })
    const answers = await Promise.all([1, 2, 3].map(() => twilio.bring(inboundPath, wordsOf())))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(answers[0]?.headers.get('content-type')).toMatch('text/xml')
    expect(await answers[0]?.text()).toContain('<Response/>')
    const { rows } = await db.query(
      `select vendor_lead_id as lead, body, provider_message_id as sid from pipeline.lead_messages where direction = 'inbound'`,
    )
    expect(rows).toEqual([{ lead, body: 'Yes, still for sale', sid }])
    const kept = await db.query(
      `select verdict, count(*)::integer from pipeline.webhook_deliveries group by verdict order by verdict`,
    )
    expect(kept.rows).toEqual([
      { verdict: 'duplicate', count: 2 },
      { verdict: 'taken', count: 1 },
    ])
  },
)

webhookStory('pictures, opt-outs and emoji come along', async ({ database: { db }, twilio }) => {
  await aLead(db, { vendor_phone: vendor })
  await twilio.bring(
    inboundPath,
    wordsOf({
      ...{ Body: 'STOP 🙂 £5', OptOutType: 'STOP', NumMedia: '1' },
      ...{ MediaUrl0: 'https://api.twilio.com/media/1', MediaContentType0: 'image/jpeg' },
    }),
  )
  const { rows } = await db.query(
    `select body, media, opt_out_type from pipeline.lead_messages where direction = 'inbound'`,
  )
  expect(rows).toEqual([
    {
      body: 'STOP 🙂 £5',
      media: [{ url: 'https://api.twilio.com/media/1', contentType: 'image/jpeg' }],
      opt_out_type: 'STOP',
    },
  ])
  expect((await db.query('select phone from pipeline.message_suppressions')).rows).toEqual([
    { phone: vendor },
  ])
})

webhookStory('nothing odd about a text loses it', async ({ database: { db }, twilio }) => {
  await aLead(db, { vendor_phone: vendor })
  const odd: Record<string, string>[] = [
    { Body: 'a\0b' },
    { From: `${vendor}\0` },
    { Body: 'x'.repeat(50_000) },
    { NumMedia: '11' },
    { NumMedia: 'some' },
    { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/\0', MediaContentType0: '\0' },
    { OptOutType: 'x'.repeat(300) },
    { OptOutType: '\u202eSTOP\n' },
    { OptOutType: '\0' },
  ]
  for (const [nth, fields] of odd.entries()) {
    const MessageSid = `SM${String(nth).padStart(32, '0')}`
    const { status } = await twilio.bring(inboundPath, wordsOf({ ...fields, MessageSid }))
    expect([fields, status]).toEqual([fields, 200])
  }
  const { rows } = await db.query(
    `select count(*)::integer as texts, count(distinct vendor_lead_id)::integer as leads, max(opt_out_type) as heard
     from pipeline.lead_messages where direction = 'inbound'`,
  )
  expect(rows).toEqual([{ texts: odd.length, leads: 1, heard: 'STOP' }])
  const status = { MessageSid: sid, MessageStatus: 'deliv\0ered', ErrorCode: '\0' }
  expect((await twilio.bring(statusPath, status)).status).toBe(204)
})

webhookStory(
  'a text from a number that nobody knows is kept, and a person asked',
  async ({ database, twilio }) => {
    expect((await twilio.bring(inboundPath, wordsOf())).status).toBe(200)
    const { rows } = await database.db.query('select kind from pipeline.review_items')
    expect(rows).toEqual([{ kind: 'unknown_sender' }])
  },
)

webhookStory('whoever is not Twilio leaves nothing', async ({ database: { db }, twilio }) => {
  const forged = await twilio.bring(inboundPath, wordsOf(), { signedWith: 'another token' })
  expect([forged.status, await codeOf(forged)]).toEqual([403, 'BAD_SIGNATURE'])
  const unsigned = await fetch(`${twilio.reachesUsAt}${inboundPath}`, {
    method: 'POST',
    body: new URLSearchParams(wordsOf()),
  })
  expect(unsigned.status).toBe(403)
  const altered = await fetch(`${twilio.reachesUsAt}${statusPath}?text=1`, {
    method: 'POST',
    headers: { 'x-twilio-signature': 'x' },
    body: new URLSearchParams({ MessageSid: sid, MessageStatus: 'delivered' }),
  })
  expect(altered.status).toBe(403)
  const large = await twilio.bring(inboundPath, wordsOf({ Body: 'x'.repeat(70_000) }))
  expect(large.status).toBe(413)
  const odd = await twilio.bring(inboundPath, { MessageSid: 'no sid', From: vendor })
  expect([odd.status, await codeOf(odd)]).toEqual([400, 'BAD_VALUE'])
  expect((await db.query('select from pipeline.webhook_deliveries')).rows).toEqual([])
})

webhookStory('what became of a text is known, and never goes back', async ({ database, twilio }) => {
  const { db, pool } = database
  const time = await clockwork(pool, {
    ...{ startAt: '2026-06-01T09:00:00+01:00', agents: eagerAgents },
    carrier: () => twilioCarrier(twilio.settings),
  })
  await aLead(db, { vendor_phone: vendor })
  await time.settle()
  const text = only(twilio.taken)
  for (const status of ['delivered', 'sent', 'queued', 'delivered', 'of_next_year']) {
    expect((await twilio.report(text, status)).status).toBe(204)
  }
  await time.settle()
  const { rows } = await db.query(
    `select status, error_code from pipeline.lead_messages where direction = 'outbound'`,
  )
  expect(rows).toEqual([{ status: 'delivered', error_code: null }])
  const kept = await db.query('select verdict, body from pipeline.webhook_deliveries')
  expect(kept.rows.map(({ verdict }) => verdict)).toEqual(Array(5).fill('taken'))
  expect(only(kept.rows.slice(0, 1)).body).toContain('SomethingNew=of+next+year')
})

webhookStory(
  'a text whose sender died is settled by what Twilio says of it',
  async ({ database: { db, pool }, twilio }) => {
    const time = await clockwork(pool, {
      ...{ startAt: '2026-06-01T09:00:00+01:00', agents: eagerAgents },
      carrier: () => twilioCarrier(twilio.settings),
    })
    await aLead(db, { vendor_phone: vendor })
    twilio.mode = 'lost_answer'
    await time.settle()
    const text = only(twilio.taken)
    await twilio.report(text, 'undelivered', '30006')
    await time.settle()
    const { rows } = await db.query(
      `select status, provider_message_id as sid, error_code as code from pipeline.lead_messages where direction = 'outbound'`,
    )
    expect(rows).toEqual([{ status: 'undelivered', sid: text.sid, code: '30006' }])
    expect((await db.query('select reason from pipeline.message_suppressions')).rows).toEqual([
      { reason: 'cannot_be_texted' },
    ])
    expect(twilio.taken).toHaveLength(1)
  },
)

webhookStory('each of those who may write has a defined way', async ({ database: { db }, twilio }) => {
  let nth = 0
  const writes = async (From: string, Body = 'Is it still on?') => {
    nth += 1
    const MessageSid = `SM${String(nth).padStart(32, '0')}`
    expect((await twilio.bring(inboundPath, wordsOf({ MessageSid, From, Body }))).status).toBe(200)
    const { rows } = await db.query<{ lead: string | null; kinds: string[] }>(
      `select said.vendor_lead_id as lead, array(
         select items.kind::text from pipeline.review_items as items
         where items.vendor_lead_id = said.vendor_lead_id and items.resolved_at is null or items.message_id = said.id
         order by items.kind
       ) as kinds
       from pipeline.lead_messages as said where said.provider_message_id = $1`,
      [MessageSid],
    )
    return only(rows)
  }
  const many = '+447700900201'
  await aLeadAt(db, 'DEAD_LEAD', { vendor_phone: many })
  await aLeadAt(db, 'RETRY_1', { vendor_phone: many, property_postcode: 'M1 1AE' })
  const latest = await aLeadAt(db, 'RETRY_1', { vendor_phone: many, property_postcode: 'M1 1AF' })
  // Of several the live one that came last, as long as none was texted.
  expect(await writes(many)).toEqual({ lead: latest, kinds: [] })

  const finished = await aLeadAt(db, 'DEAD_LEAD', { vendor_phone: '+447700900202' })
  expect(await writes('+447700900202')).toEqual({ lead: finished, kinds: ['vendor_wrote'] })

  const silenced = await aLeadAt(db, 'RETRY_1', { vendor_phone: '+447700900203' })
  await writes('+447700900203', 'STOP')
  expect(await writes('+447700900203')).toEqual({ lead: silenced, kinds: ['vendor_wrote'] })

  expect(await writes('+447700900204')).toEqual({ lead: null, kinds: ['unknown_sender'] })
})

webhookStory(
  'Twilio’s own words: a START lifts nothing of ours, a HELP is answered by Twilio, a bare YES is a yes',
  async ({ database: { db, pool }, twilio }) => {
    const time = await clockwork(pool, {
      ...{ startAt: '2026-06-01T09:00:00+01:00', agents: eagerAgents },
      carrier: () => twilioCarrier(twilio.settings),
    })
    let nth = 0
    const says = async (phone: string, Body: string, OptOutType?: string) => {
      nth += 1
      const MessageSid = `SM${String(nth).padStart(32, '0')}`
      const fields = { MessageSid, From: phone, Body, ...(OptOutType === undefined ? {} : { OptOutType }) }
      expect((await twilio.bring(inboundPath, wordsOf(fields))).status).toBe(200)
      await time.settle()
    }
    await aLead(db, { vendor_phone: vendor })
    const other = '+447700900124'
    await aLead(db, { vendor_phone: other })
    await time.settle()
    const sentTo = (phone: string) => twilio.taken.filter(({ to }) => to === phone).length
    const before = sentTo(vendor)

    await says(vendor, 'help', 'HELP')
    expect(sentTo(vendor)).toBe(before)
    await says(vendor, 'STOP', 'STOP')
    // Twilio has confirmed it already.
    expect(sentTo(vendor)).toBe(before)
    await says(vendor, 'START', 'START')
    expect((await db.query('select phone from pipeline.message_suppressions')).rows).toEqual([
      { phone: vendor },
    ])

    await says(other, 'Yes', 'START')
    const { rows } = await db.query(
      `select count(*)::integer as runs from pipeline.agent_runs as runs
       join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
       where leads.vendor_phone = $1 and runs.purpose = 'REPLY'`,
      [other],
    )
    expect(rows).toEqual([{ runs: 1 }])
    expect((await db.query('select phone from pipeline.message_suppressions')).rows).toEqual([
      { phone: vendor },
    ])
  },
)

webhookStory(
  'pictures are kept, whatever is said of them, and a person looks',
  async ({ database: { db }, twilio }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: vendor })
    const pictures: Record<string, string>[] = [
      { NumMedia: '2', MediaUrl0: 'https://api.twilio.com/1', MediaContentType0: 'image/jpeg' },
      { NumMedia: '999999999999', MediaUrl0: 'javascript:alert(1)', MediaContentType0: '<script>' },
      { NumMedia: '-1' },
    ]
    for (const [nth, fields] of pictures.entries()) {
      const MessageSid = `SM${String(nth).padStart(32, '0')}`
      await twilio.bring(inboundPath, wordsOf({ Body: '', ...fields, MessageSid }))
    }
    const { rows } = await db.query<{ media: unknown[] }>(
      `select media from pipeline.lead_messages where direction = 'inbound' order by text_no`,
    )
    expect(rows.map(({ media }) => media)).toEqual([
      [{ url: 'https://api.twilio.com/1', contentType: 'image/jpeg' }, { contentType: 'unknown' }],
      Array(10).fill({ contentType: 'unknown' }),
      [],
    ])
    const asked = await db.query('select kind from pipeline.review_items where vendor_lead_id = $1', [lead])
    expect(asked.rows).toEqual([{ kind: 'vendor_wrote' }])
  },
)

webhookStory(
  'a long text is one text, with what Twilio calls its delivery',
  async ({ database: { db }, twilio }) => {
    await aLead(db, { vendor_phone: vendor })
    const Body = 'Dear all, 🙂 '.repeat(123).slice(0, 1_600)
    await twilio.bring(inboundPath, wordsOf({ Body, NumSegments: '24' }), { token: 'of-this-delivery' })
    const { rows } = await db.query(
      `select messages.body, deliveries.told ->> 'token' as token from pipeline.lead_messages as messages
     join pipeline.webhook_deliveries as deliveries on deliveries.message_id = messages.id
     where messages.direction = 'inbound'`,
    )
    expect(rows).toEqual([{ body: Body, token: 'of-this-delivery' }])
  },
)

const outcome = `select status, provider_message_id as sid from pipeline.lead_messages where direction = 'outbound'`

webhookStory('a text that Twilio took twice is noticed', async ({ database: { db, pool }, twilio }) => {
  const time = await clockwork(pool, {
    ...{ startAt: '2026-06-01T09:00:00+01:00', agents: eagerAgents },
    carrier: () => twilioCarrier(twilio.settings),
  })
  await aLead(db, { vendor_phone: vendor })
  await time.settle()
  const text = only(twilio.taken)
  const again = { ...text, sid: `SM${'b2'.repeat(16)}` }
  for (const status of ['sent', 'failed']) await twilio.report(again, status)
  await twilio.report(text, 'delivered')
  await time.settle()
  expect((await db.query(outcome)).rows).toEqual([{ status: 'delivered', sid: text.sid }])
  const asked = await db.query(
    'select kind, detail ->> $$providerMessageId$$ as sid from pipeline.review_items',
  )
  expect(asked.rows).toEqual([{ kind: 'text_left_again', sid: again.sid }])
  const told = await db.query(`select from pipeline.pipeline_events where event_type = 'text_left_again'`)
  expect(told.rows).toHaveLength(1)
})

webhookStory(
  'a text that Twilio has after all is not sent again, and one that was given up is asked about',
  async ({ database: { db, pool }, twilio }) => {
    const time = await clockwork(pool, {
      ...{ startAt: '2026-06-01T19:59:30+01:00', agents: eagerAgents },
      carrier: () => twilioCarrier(twilio.settings, { lookAgainAfterMs: 0 }),
    })
    const lead = await aLead(db, { vendor_phone: vendor })
    twilio.mode = 'lost_answer'
    twilio.isForgetful = true
    await time.settle()
    // Its list does not know it, and by then the evening has come: it waits for the morning.
    await db.query(`select pipeline_private.advance_clock('2026-06-01T20:01:00+01:00')`)
    await db.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0')
    await time.settle()
    const text = only(twilio.taken)
    expect((await db.query(outcome)).rows).toEqual([{ status: 'queued', sid: null }])
    await twilio.report(text, 'sent')
    twilio.mode = 'accept'
    await time.pass('14 hours')
    expect((await db.query(outcome)).rows).toEqual([{ status: 'sent', sid: text.sid }])
    expect(twilio.taken).toHaveLength(1)

    await db.query(`select pipeline.send_message($1, 'Are you there?')`, [lead])
    twilio.mode = 'lost_answer'
    await time.settle()
    await db.query(`update pipeline.lead_messages set lease_until = now() where status = 'sending'`)
    await twilio.bring(inboundPath, wordsOf({ Body: 'STOP' }))
    await db.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0')
    await time.settle()
    await twilio.report(twilio.taken[1] as FakeText, 'sent')
    await time.settle()
    const asked = await db.query(`select kind from pipeline.review_items where kind = 'text_left_again'`)
    expect(asked.rows).toHaveLength(1)
  },
)
