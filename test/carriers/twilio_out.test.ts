import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { twilioCarrier } from '../../src/carriers/twilio/twilio_carrier.ts'
import { eagerAgents } from '../support/agents.ts'
import { type Clockwork, clockwork } from '../support/clockwork.ts'
import { type OwnDatabase, story } from '../support/databases/database.ts'
import { aLead, only } from '../support/leads.ts'
import { type FakeTwilio, startFakeTwilio } from './fake_twilio.ts'

const morning = '2026-06-01T09:00:00+01:00'

const twilioStory = story.extend('twilio', async ({ task: _ }, { onCleanup }) => {
  const twilio = await startFakeTwilio()
  onCleanup(() => twilio.close())
  return twilio
})

function through({ pool }: OwnDatabase, twilio: FakeTwilio, startAt = morning): Promise<Clockwork> {
  return clockwork(pool, {
    startAt,
    agents: eagerAgents,
    carrier: () => twilioCarrier(twilio.settings, { lookAgainAfterMs: 0 }),
  })
}

/** The queue waits some seconds of the real clock before it tries a job again. */
async function nextAttempt({ db }: OwnDatabase, time: Clockwork): Promise<void> {
  await db.query(`update graphile_worker._private_jobs set run_at = now() where attempts > 0`)
  await time.settle()
}

async function textsOf(db: Db) {
  const { rows } = await db.query(
    `select status, carrier, provider_message_id as sid, error_code as code, send_attempts as attempts
     from pipeline.lead_messages where direction = 'outbound'`,
  )
  return rows
}

twilioStory('a text leaves once, and says where to report on it', async ({ database, twilio }) => {
  const time = await through(database, twilio)
  await aLead(database.db, { vendor_phone: '+447700900123' })
  await time.settle()
  const sent = only(twilio.taken)
  expect(sent).toMatchObject({ to: '+447700900123', validityPeriod: 36_000 })
  expect(sent.statusCallback).toMatch(
    /^https:\/\/pipeline\.example\.com\/webhooks\/twilio\/status\?text=[0-9a-f-]{36}$/,
  )
  expect(await textsOf(database.db)).toEqual([
    { status: 'sent', carrier: 'twilio', sid: sent.sid, code: null, attempts: 1 },
  ])
})

twilioStory('a text that leaves in the evening must not arrive at night', async ({ database, twilio }) => {
  const time = await through(database, twilio, '2026-06-01T19:30:00+01:00')
  await aLead(database.db)
  await time.settle()
  expect(only(twilio.taken).validityPeriod).toBe(30 * 60)
})

for (const mode of ['lost_answer', 'late_500'] as const) {
  twilioStory(
    `a text that Twilio took is not sent again when its answer is ${mode === 'late_500' ? 'an error' : 'lost'}`,
    async ({ database, twilio }) => {
      const time = await through(database, twilio)
      await aLead(database.db)
      twilio.mode = mode
      await time.settle()
      twilio.mode = 'accept'
      await nextAttempt(database, time)
      const sent = only(twilio.taken)
      expect(await textsOf(database.db)).toMatchObject([{ status: 'sent', sid: sent.sid, attempts: 2 }])
    },
  )
}

twilioStory(
  'when nobody can say whether Twilio has a text, a person decides',
  async ({ database, twilio }) => {
    const { db } = database
    const time = await through(database, twilio)
    await aLead(db)
    twilio.mode = 'lost_answer'
    twilio.listFails = true
    await time.settle()
    for (let attempt = 2; attempt <= 7; attempt += 1) await nextAttempt(database, time)
    expect(await textsOf(db)).toMatchObject([{ status: 'uncertain', sid: null }])
    expect((await db.query('select kind from pipeline.review_items')).rows).toEqual([
      { kind: 'message_uncertain' },
    ])
    expect(twilio.taken).toHaveLength(1)
  },
)

twilioStory(
  'after the last try, too, Twilio is asked whether it has a text',
  async ({ database, twilio }) => {
    const { db } = database
    const time = await through(database, twilio)
    await aLead(db)
    twilio.modeOf = (nth) => (nth < 5 ? 'early_500' : 'late_500')
    await time.settle()
    for (let attempt = 2; attempt <= 6; attempt += 1) await nextAttempt(database, time)
    expect(await textsOf(db)).toMatchObject([{ status: 'sent', sid: only(twilio.taken).sid }])
    expect((await db.query('select from pipeline.review_items')).rows).toEqual([])
  },
)

twilioStory(
  'a text that Twilio never took has failed, and a person is asked',
  async ({ database, twilio }) => {
    const { db } = database
    const time = await through(database, twilio)
    await aLead(db)
    twilio.mode = 'early_500'
    await time.settle()
    for (let attempt = 2; attempt <= 7; attempt += 1) await nextAttempt(database, time)
    expect(await textsOf(db)).toMatchObject([{ status: 'failed', sid: null }])
    expect((await db.query('select kind from pipeline.review_items')).rows).toEqual([
      { kind: 'message_failed' },
    ])
    expect(twilio.taken).toEqual([])
  },
)

twilioStory('a text that Twilio did not take is sent when it says so', async ({ database, twilio }) => {
  const time = await through(database, twilio)
  await aLead(database.db)
  twilio.mode = 'early_500'
  await time.settle()
  expect(twilio.taken).toEqual([])
  twilio.mode = 'accept'
  await nextAttempt(database, time)
  expect(await textsOf(database.db)).toMatchObject([{ status: 'sent', sid: only(twilio.taken).sid }])
})

twilioStory('two texts of the same words to one number are two', async ({ database, twilio }) => {
  const { db } = database
  const time = await through(database, twilio)
  const lead = await aLead(db)
  await time.settle()
  await db.query(`select pipeline.send_message($1, 'Are you there?', 'first')`, [lead])
  await time.settle()
  twilio.mode = 'early_500'
  await db.query(`select pipeline.send_message($1, 'Are you there?', 'second')`, [lead])
  await time.settle()
  twilio.mode = 'accept'
  await nextAttempt(database, time)
  expect(twilio.taken.filter(({ body }) => body === 'Are you there?')).toHaveLength(2)
})

twilioStory(
  'a number that cannot be texted is suppressed, and a person asked',
  async ({ database, twilio }) => {
    const { db } = database
    const time = await through(database, twilio)
    twilio.refuses.set('+447700900123', 21614)
    await aLead(db, { vendor_phone: '+447700900123' })
    await time.settle()
    expect(await textsOf(db)).toMatchObject([{ status: 'failed', code: '21614', attempts: 1 }])
    const { rows } = await db.query('select phone, reason from pipeline.message_suppressions')
    expect(rows).toEqual([{ phone: '+447700900123', reason: 'cannot_be_texted' }])
  },
)

twilioStory('what a text costs is known when Twilio says it', async ({ database, twilio }) => {
  const { db } = database
  const time = await through(database, twilio)
  await aLead(db)
  await time.settle()
  const cost = `select segments, carrier_segments as theirs, price::float8, price_currency as currency
    from pipeline.lead_messages where direction = 'outbound'`
  const segments = Math.ceil(only(twilio.taken).body.length / 160)
  expect((await db.query(cost)).rows).toEqual([{ segments, theirs: segments, price: null, currency: null }])
  await time.pass('1 hour')
  const failed = `select task_identifier from graphile_worker.jobs where attempts > 0`
  const price = () => db.query(`select pipeline.run_schedule_now('price_texts', 'what was it?')`)
  await price()
  await time.settle()
  expect((await db.query(cost)).rows).toMatchObject([{ price: null }])
  twilio.listFails = true
  await price()
  await time.settle()
  expect((await db.query(failed)).rows).toEqual([])
  twilio.listFails = false
  twilio.pricePerSegment = 0.04
  await price()
  await time.settle()
  expect((await db.query(cost)).rows).toEqual([
    { segments, theirs: segments, price: 0.04 * segments, currency: 'USD' },
  ])
})

for (const mode of ['locked_out'] as const) {
  twilioStory(
    `while Twilio is ${mode.replace('_', ' ')} all texts wait, with one alert, and leave when it is back`,
    async ({ database, twilio }) => {
      const { db } = database
      const time = await through(database, twilio)
      twilio.mode = mode
      for (let nth = 0; nth < 5; nth += 1) await aLead(db)
      await time.pass('6 minutes')
      expect(twilio.taken).toEqual([])
      // Tried now and then, and not by each text.
      expect(twilio.requests).toBeLessThan(30)
      const told = `select type, resolved_at is null as open from pipeline.alerts
        union all select kind, true from pipeline.review_items`
      expect((await db.query(told)).rows).toEqual([{ type: 'CARRIER_DOWN', open: true }])
      twilio.mode = 'accept'
      await time.pass('10 minutes')
      expect(twilio.taken).toHaveLength(5)
      expect((await textsOf(db)).map(({ status }) => status)).toEqual(Array(5).fill('sent'))
      expect((await db.query(told)).rows).toEqual([{ type: 'CARRIER_DOWN', open: false }])
    },
  )
}
