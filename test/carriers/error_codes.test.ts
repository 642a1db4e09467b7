import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { twilioCarrier } from '../../src/carriers/twilio/twilio_carrier.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { inTransaction, type OwnDatabase, story } from '../support/databases/database.ts'
import { aLead, only } from '../support/leads.ts'
import { type FakeTwilio, startFakeTwilio } from './fake_twilio.ts'

const startAt = '2026-06-01T09:00:00+01:00'
const vendor = '+447700900123'

const twilioStory = story.extend('twilio', async ({ task: _ }, { onCleanup }) => {
  const twilio = await startFakeTwilio()
  onCleanup(() => twilio.close())
  return twilio
})

async function through({ db, pool }: OwnDatabase, twilio: FakeTwilio) {
  const carrier = twilioCarrier(twilio.settings, { lookAgainAfterMs: 0 })
  const { name, segmentsPerMinute } = carrier.sender ?? { name: '', segmentsPerMinute: 0 }
  await db.query('select pipeline_private.use_sender($1, $2, $3)', [carrier.name, name, segmentsPerMinute])
  return clockwork(pool, { startAt, agents: eagerAgents, carrier: () => carrier })
}

/** What Twilio's codes mean where it does not take the text: fails for good, with this reason not to text the number again. */
const finalCodes = {
  21211: 'cannot_be_texted',
  21604: 'cannot_be_texted',
  21610: 'opt_out',
  21612: null,
  21614: 'cannot_be_texted',
  21617: null,
  21635: 'cannot_be_texted',
  35114: null,
  35115: null,
  35117: null,
  35118: null,
  99999: null,
} as const
const ourFaults = [20003, 20404, 21212, 21408, 21603, 21606, 21608]
const tooFast = [20429, 21611]
/** Where it took the text and says later that it came to nothing: how often it is sent anew, and what follows then. */
const laterCodes = {
  21610: [0, 'opt_out'],
  30001: [2, null],
  30003: [2, null],
  30004: [0, 'carrier_block'],
  30005: [1, 'cannot_be_texted'],
  30006: [0, 'cannot_be_texted'],
  30007: [0, null],
  30008: [1, null],
  30036: [1, null],
} as const

inTransaction('each code of Twilio that asks for more than a person has its row', async ({ db }) => {
  const { rows } = await db.query<{ code: string }>(`select error_code as code from pipeline.carrier_errors `)
  const known = rows.map(({ code }) => Number(code))
  const wanted = [...ourFaults, ...tooFast, ...codesOf(finalCodes), ...codesOf(laterCodes)]
  expect(wanted.filter((code) => !known.includes(code))).toEqual([99999])
})

function codesOf(codes: object): number[] {
  return Object.keys(codes).map(Number)
}

twilioStory(
  'a text that fails for good asks a person, and silences the number where it must',
  async ({ database, twilio }) => {
    const { db } = database
    const time = await through(database, twilio)
    const phones = new Map(
      codesOf(finalCodes).map((code, nth) => [code, `+4477009002${String(nth).padStart(2, '0')}`]),
    )
    for (const [code, phone] of phones) {
      twilio.refuses.set(phone, code)
      await aLead(db, { vendor_phone: phone })
    }
    await time.pass('1 minute')
    const { rows } = await db.query<{ code: number; status: string; reason: string | null; asked: boolean }>(
      `select
       messages.error_code::integer as code, messages.status, stop.reason,
       exists (select from pipeline.review_items as items where items.about = messages.id::text and items.kind = 'message_failed') as asked
     from pipeline.lead_messages as messages
     left join pipeline.message_suppressions as stop on stop.phone = messages.phone
     where messages.direction = 'outbound'
     order by messages.error_code`,
    )
    expect(rows).toEqual(
      Object.entries(finalCodes).map(([code, reason]) => ({
        code: Number(code),
        status: 'failed',
        reason,
        asked: true,
      })),
    )
    expect(twilio.taken).toEqual([])
  },
)

twilioStory(
  'what is about us and not about the text lets all wait, with one alert',
  async ({ database, twilio }) => {
    const { db } = database
    const time = await through(database, twilio)
    for (const [nth, code] of ourFaults.entries()) {
      twilio.refusesAll = code
      await aLead(db, { vendor_phone: `+4477009003${String(nth).padStart(2, '0')}` })
      await time.pass('6 minutes')
      expect(await openAlerts(db)).toEqual([{ type: 'CARRIER_DOWN', code: String(code) }])
      expect(twilio.taken).toHaveLength(nth)
      twilio.refusesAll = undefined
      await time.pass('10 minutes')
      expect(twilio.taken).toHaveLength(nth + 1)
      expect(await openAlerts(db)).toEqual([])
    }
    expect((await db.query('select from pipeline.review_items')).rows).toEqual([])
  },
)

async function openAlerts(db: Db) {
  const { rows } = await db.query(
    `select type, detail ->> 'code' as code from pipeline.alerts where resolved_at is null`,
  )
  return rows
}

for (const code of tooFast) {
  twilioStory(
    `told that it is too fast (${code}), the sender goes slower, and comes back`,
    async ({ database, twilio }) => {
      const { db } = database
      const time = await through(database, twilio)
      twilio.refusesAll = code
      for (let nth = 0; nth < 5; nth += 1) await aLead(db)
      await time.pass('1 minute')
      expect(twilio.taken).toEqual([])
      // Not asked again and again, and no text has failed.
      expect(twilio.requests).toBeLessThan(20)
      expect(await openAlerts(db)).toEqual([{ type: 'CARRIER_SLOW', code: String(code) }])
      expect(await rateOf(db)).toBeLessThan(60)
      twilio.refusesAll = undefined
      await time.pass('40 minutes')
      expect(twilio.taken).toHaveLength(5)
      const { rows } = await db.query(
        `select distinct status, send_attempts from pipeline.lead_messages where direction = 'outbound'`,
      )
      expect(rows).toEqual([{ status: 'sent', send_attempts: 1 }])
      await aLead(db)
      await time.settle()
      expect(await rateOf(db)).toBe(60)
      expect(await openAlerts(db)).toEqual([])
    },
  )
}

async function rateOf(db: Db): Promise<number> {
  const { rows } = await db.query<{ rate: number }>(
    'select segments_per_minute::float8 as rate from pipeline_private.sender_rate()',
  )
  return only(rows).rate
}

for (const [code, [resends, reason]] of Object.entries(laterCodes)) {
  const whatFollows = [resends === 0 ? 'not sent anew' : `sent anew ${resends} times at most`, reason]
  twilioStory(
    `a text that Twilio gives up with ${code}: ${whatFollows.filter((part) => part !== null).join(', ')}`,
    async ({ database, twilio }) => {
      const { db } = database
      const time = await through(database, twilio)
      const lead = await aLead(db, { vendor_phone: vendor })
      await time.settle()
      for (let sent = 1; sent <= resends + 1; sent += 1) {
        expect(twilio.taken).toHaveLength(sent)
        expect((await db.query('select from pipeline.review_items')).rows).toEqual([])
        await db.query(`select pipeline_private.record_message_status($1, 'undelivered', $2)`, [
          ...[twilio.taken.at(-1)?.sid, code],
        ])
        await time.pass('3 hours 30 minutes')
      }
      expect(twilio.taken).toHaveLength(resends + 1)
      expect(new Set(twilio.taken.map(({ body }) => body)).size).toBe(1)
      const asked = await db.query(`select kind from pipeline.review_items where vendor_lead_id = $1`, [lead])
      expect(asked.rows.map(({ kind }) => kind)).toContain('message_failed')
      const { rows } = await db.query('select phone, reason from pipeline.message_suppressions')
      expect(rows).toEqual(reason === null ? [] : [{ phone: vendor, reason }])
    },
  )
}

twilioStory('what has been overtaken is not sent anew', async ({ database, twilio }) => {
  const { db } = database
  const time = await through(database, twilio)
  await aLead(db, { vendor_phone: vendor })
  await time.settle()
  await db.query(`select pipeline.record_inbound_message($1, 'Who is this?', 'SM1')`, [vendor])
  await db.query(`select pipeline_private.record_message_status($1, 'undelivered', '30008')`, [
    only(twilio.taken).sid,
  ])
  const { rows } = await db.query(
    `select count(*)::integer as anew from pipeline.lead_messages where resends is not null`,
  )
  expect(rows).toEqual([{ anew: 0 }])
})

twilioStory(
  'three texts of a template filtered in a day raise an alert, which ends',
  async ({ database, twilio }) => {
    const { db } = database
    const time = await through(database, twilio)
    for (let nth = 0; nth < 3; nth += 1) await aLead(db)
    await time.settle()
    for (const { sid } of twilio.taken) {
      await db.query(`select pipeline_private.record_message_status($1, 'undelivered', '30007')`, [sid])
    }
    await db.query('select from pipeline_private.generate_alerts()')
    const told = `select scope, resolved_at is null as open from pipeline.alerts where type = 'TEXTS_FILTERED'`
    expect((await db.query(told)).rows).toEqual([{ scope: 'initial_contact', open: true }])
    const preview = async (given: string) =>
      only((await db.query(`select * from pipeline.preview_alert_rule('TEXTS_FILTERED'${given})`)).rows)
    expect(await preview('')).toEqual({ open_now: 1, would_raise: 0, would_end: 0 })
    expect(await preview(', least_count => 4')).toEqual({ open_now: 1, would_raise: 0, would_end: 1 })
    await time.pass('25 hours')
    await db.query('select from pipeline_private.generate_alerts()')
    expect((await db.query(told)).rows).toEqual([{ scope: 'initial_contact', open: false }])
  },
)

twilioStory('few of many that are filtered are no alert', async ({ database, twilio }) => {
  const { db } = database
  await db.query(`update pipeline.alert_rules set least_share = 0.5 where type = 'TEXTS_FILTERED'`)
  const time = await through(database, twilio)
  for (let nth = 0; nth < 8; nth += 1) await aLead(db)
  await time.settle()
  const filter = async (texts: typeof twilio.taken) => {
    for (const { sid } of texts)
      await db.query(`select pipeline_private.record_message_status($1, 'undelivered', '30007')`, [sid])
    await db.query('select from pipeline_private.generate_alerts()')
    const { rows } = await db.query(`select detail from pipeline.alerts where type = 'TEXTS_FILTERED'`)
    return rows.map(({ detail }) => detail)
  }
  expect(await filter(twilio.taken.slice(0, 3))).toEqual([])
  const { rows: foreseen } = await db.query(
    `select * from pipeline.preview_alert_rule('TEXTS_FILTERED', least_share => 0.3)`,
  )
  expect(foreseen).toEqual([{ open_now: 0, would_raise: 1, would_end: 0 }])
  expect(await filter(twilio.taken.slice(3, 4))).toEqual([{ what: 'initial_contact', texts: 4, ofTexts: 8 }])
})
