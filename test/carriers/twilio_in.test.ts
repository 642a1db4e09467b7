import { expect } from 'vitest'
import { twilioCarrier } from '../../src/carriers/twilio/twilio_carrier.ts'
import { inboundPath, statusPath } from '../../src/carriers/twilio/twilio_settings.ts'
import { createLog } from '../../src/log.ts'
import { startServer } from '../../src/server/server.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { story } from '../support/database.ts'
import { aLead, only } from '../support/leads.ts'
import { startFakeTwilio } from './fake_twilio.ts'

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
    await twilio.report(text, 'undelivered', '30005')
    await time.settle()
    const { rows } = await db.query(
      `select status, provider_message_id as sid, error_code as code from pipeline.lead_messages where direction = 'outbound'`,
    )
    expect(rows).toEqual([{ status: 'undelivered', sid: text.sid, code: '30005' }])
    expect((await db.query('select reason from pipeline.message_suppressions')).rows).toEqual([
      { reason: 'cannot_be_texted' },
    ])
    expect(twilio.taken).toHaveLength(1)
  },
)
