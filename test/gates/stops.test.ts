import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import type { Agent } from '../../src/agents/contract/agent.ts'
import type { Carrier } from '../../src/carriers/carrier.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { inTransaction, story } from '../support/database.ts'
import { aLead, aLeadAt, only, stageOf } from '../support/leads.ts'

const start = '2026-03-02T08:30:00Z'

/** A carrier that remembers what it was given. */
function listening() {
  const sent: string[] = []
  const carrier: Carrier = {
    name: 'listening',
    async send({ messageId, body }) {
      sent.push(body)
      return { kind: 'sent', providerMessageId: `P-${messageId}` }
    },
    lookup: async () => ({ kind: 'not_sent' }),
  }
  return { sent, carrier: () => carrier }
}

const stop = (db: Db, scope: string) => db.query(`select pipeline.stop_texts($1, 'a wrong price')`, [scope])
const resume = (db: Db, scope: string) => db.query(`select pipeline.resume_texts($1, 'corrected')`, [scope])

/** What was written to a lead, but for the texts of stages that it was only led through. */
async function textsOf(db: Db, lead: string) {
  const { rows } = await db.query<{ purpose: string; status: string; because: string | null }>(
    `select purpose, status, cancelled_because as because from pipeline.lead_messages
     where vendor_lead_id = $1 and direction = 'outbound' and cancelled_because is distinct from 'moved_on' order by text_no`,
    [lead],
  )
  return rows
}

/** How long the timer of a lead still has, in hours; what is left of a timer that stands. */
async function hoursLeft(db: Db, lead: string): Promise<number> {
  const { rows } = await db.query<{ hours: number }>(
    `select round(extract(epoch from coalesce(remaining, due_at - pipeline.now())) / 3600, 2)::float8 as hours
     from pipeline.lead_timers where vendor_lead_id = $1`,
    [lead],
  )
  return only(rows).hours
}

const code = (doing: Promise<unknown>) =>
  doing.then(() => 'done').catch((error: { code: string }) => error.code)

story('nothing leaves while all is stopped, and all of it when it goes on', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const time = await clockwork(pool, { startAt: start, carrier, agents: eagerAgents })
  const [fresh, reminded] = [await aLead(db), await aLeadAt(db, 'RETRY_1')]
  await stop(db, 'all')
  await time.pass('3 hours')
  expect(sent).toEqual([])
  expect(await stageOf(db, fresh)).toBe('NEW_LEAD')
  expect(await textsOf(db, reminded)).toMatchObject([{ purpose: 'RETRY_1', status: 'queued' }])

  await resume(db, 'all')
  await time.pass('1 minute')
  expect(sent).toHaveLength(2)
  expect(await textsOf(db, reminded)).toMatchObject([{ purpose: 'RETRY_1', status: 'sent' }])
  expect(await stageOf(db, fresh)).not.toBe('NEW_LEAD')
})

story('clocks stand while texts are stopped, and go on with what was left', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start })
  const lead = await aLeadAt(db, 'RETRY_1')
  await time.pass('10 hours')
  await stop(db, 'all')
  await time.pass('5 days')
  expect(await stageOf(db, lead)).toBe('RETRY_1')
  expect(await hoursLeft(db, lead)).toBe(38)

  await resume(db, 'all')
  expect(await hoursLeft(db, lead)).toBe(38)
  await time.pass('37 hours 59 minutes')
  expect(await stageOf(db, lead)).toBe('RETRY_1')
  await time.pass('1 minute')
  expect(await stageOf(db, lead)).toBe('RETRY_2')
})

story('a stop that ends before a deadline puts it off by as long as it stood', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start })
  const lead = await aLeadAt(db, 'RETRY_1')
  await time.pass('10 hours')
  await stop(db, 'source:manual')
  await time.pass('4 hours')
  await resume(db, 'source:manual')
  expect(await hoursLeft(db, lead)).toBe(38)
  const { rows } = await db.query(
    `select round(extract(epoch from pipeline.now() - timers.counted_since) / 3600, 2)::float8 as waited,
       leads.next_retry_at = timers.due_at as told
     from pipeline.vendor_leads as leads join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id`,
  )
  expect(rows).toEqual([{ waited: 10, told: true }])
})

story('of stops that overlap each ends alone, and no hour counts twice', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const time = await clockwork(pool, { startAt: start, carrier })
  const lead = (source: string) => aLeadAt(db, 'RETRY_1', { source })
  const [ours, theirs] = [await lead('manual'), await lead('website')]
  await time.pass('10 hours')
  await stop(db, 'all')
  await time.pass('2 hours')
  await stop(db, 'source:website')
  await time.pass('2 hours')
  const late = await lead('website')
  await resume(db, 'all')
  await time.pass('3 hours')
  expect(await hoursLeft(db, ours)).toBe(35)
  expect(await textsOf(db, late)).toMatchObject([{ status: 'queued' }])
  const before = sent.length

  await resume(db, 'source:website')
  expect(await hoursLeft(db, theirs)).toBe(38)
  await time.pass('10 hours')
  expect(sent.length).toBe(before + 1)
  expect(await code(resume(db, 'all'))).toBe('VL010')
})

story('a hold beside a stop: no hour counts twice, whichever ends first', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start })
  const hold = (lead: string) => db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
  const release = (lead: string) => db.query('select pipeline.release_lead($1)', [lead])
  const leads = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1')]
  const [before, within, after] = leads as [string, string, string]
  await time.pass('8 hours')
  await hold(before)
  await time.pass('2 hours')
  await stop(db, 'all')
  await time.pass('1 hour')
  for (const lead of [within, after]) await hold(lead)
  await time.pass('1 hour')
  for (const lead of [before, within]) await release(lead)
  await time.pass('3 days')
  await resume(db, 'all')
  await time.pass('5 hours')
  await release(after)
  expect(await hoursLeft(db, before)).toBe(35)
  expect(await hoursLeft(db, within)).toBe(33)
  expect(await hoursLeft(db, after)).toBe(38)
  const { rows } = await db.query<{ waited: number }>(
    `select round(extract(epoch from pipeline.now() - counted_since) / 3600, 1)::float8 as waited
     from pipeline.lead_timers join unnest($1::uuid[]) with ordinality as lead (id, nth) on id = vendor_lead_id order by nth`,
    [leads],
  )
  expect(rows.map(({ waited }) => waited)).toEqual([13, 15, 10])
})

story('a lead that turns out to come from elsewhere goes on', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start })
  const lead = await aLeadAt(db, 'RETRY_1', { source: 'website' })
  await time.pass('1 hour')
  await stop(db, 'source:website')
  await time.pass('50 hours')
  await db.query(`update pipeline.vendor_leads set source = 'manual' where id = $1`, [lead])
  expect(await hoursLeft(db, lead)).toBe(47)
  await time.pass('47 hours')
  expect(await stageOf(db, lead)).toBe('RETRY_2')
})

story('what was overtaken while it waited does not leave', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const agents: Record<string, Agent> = {
    sms_agent: async () => ({ outcome: 'reply', message: { purpose: 'reply', body: 'An answer' } }),
  }
  const time = await clockwork(pool, { startAt: start, carrier, agents })
  const [moved, wrote] = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'AI_CONVERSATION')]
  await time.settle()
  sent.length = 0
  await time.pass('23 hours')
  await stop(db, 'agent:sms_agent')
  await stop(db, 'template:conversation_follow_up_1')
  await time.pass('2 hours')
  expect(await textsOf(db, wrote)).toContainEqual(
    expect.objectContaining({ purpose: 'CONVERSATION_FOLLOW_UP', status: 'queued' }),
  )
  await stop(db, 'all')
  await db.query(
    `select pipeline.record_inbound_message(vendor_phone, 'Is it still on?', 'SM1') from pipeline.vendor_leads where id = $1`,
    [wrote],
  )
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'RETRY_2' where id = $1`, [moved])
  await time.pass('1 hour')
  expect(sent).toEqual([])
  for (const scope of ['all', 'agent:sms_agent', 'template:conversation_follow_up_1']) await resume(db, scope)
  await time.pass('5 minutes')
  expect(sent).toHaveLength(2)
  expect(sent).toContain('An answer')
  expect(await textsOf(db, wrote)).toContainEqual({
    ...{ purpose: 'CONVERSATION_FOLLOW_UP', status: 'cancelled', because: 'vendor_wrote' },
  })
})

story('one text that is stopped keeps back its leads and no others', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const time = await clockwork(pool, { startAt: start, carrier })
  await stop(db, 'template:retry_1')
  const [stopped, other] = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_2')]
  await time.settle()
  expect(sent).toHaveLength(1)
  await time.pass('50 hours')
  expect([await stageOf(db, stopped), await stageOf(db, other)]).toEqual(['RETRY_1', 'RETRY_3'])
  await resume(db, 'template:retry_1')
  await time.pass('47 hours')
  expect(await textsOf(db, stopped)).toMatchObject([{ purpose: 'RETRY_1', status: 'sent' }])
  expect(await stageOf(db, stopped)).toBe('RETRY_1')
  await time.pass('2 hours')
  expect(await stageOf(db, stopped)).toBe('RETRY_2')
})

story('a clock runs again when nobody wants what was kept back any more', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start })
  await stop(db, 'template:retry_1')
  const lead = await aLeadAt(db, 'RETRY_1')
  await time.pass('50 hours')
  await db.query(
    `update pipeline.lead_messages set status = 'cancelled', status_reason = 'by hand' where vendor_lead_id = $1`,
    [lead],
  )
  expect(await hoursLeft(db, lead)).toBe(48)
  await time.pass('48 hours')
  expect(await stageOf(db, lead)).toBe('RETRY_2')
})

story(
  'an agent that is stopped is not called, and nobody is asked why it is silent',
  async ({ database }) => {
    const { pool, db } = database
    let calls = 0
    const agents: Record<string, Agent> = {
      ...eagerAgents,
      async deal_validator(...given) {
        calls += 1
        return eagerAgents.deal_validator?.(...given) ?? { outcome: 'reply' }
      },
    }
    const time = await clockwork(pool, { startAt: start, agents })
    await stop(db, 'agent:deal_validator')
    const lead = await aLeadAt(db, 'DEAL_VALIDATION')
    await time.pass('10 days')
    expect(calls).toBe(0)
    expect((await db.query('select kind from pipeline.review_items')).rows).toEqual([])
    expect(
      (await db.query('select type from pipeline.alerts where vendor_lead_id is not null')).rows,
    ).toEqual([])
    await resume(db, 'agent:deal_validator')
    await time.pass('1 minute')
    expect(calls).toBe(1)
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  },
)

story('a time that a person gives a timer while all stands is that time', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start })
  const leads = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1')] as const
  await time.settle()
  await stop(db, 'all')
  await time.pass('1 hour')
  for (const [lead, hours] of [
    [leads[0], 2],
    [leads[1], 20],
  ])
    await db.query(
      `select pipeline.move_timer($1, pipeline.now() + make_interval(hours => $2), 'ring then')`,
      [lead, hours],
    )
  await time.pass('10 hours')
  expect(await stageOf(db, leads[0])).toBe('RETRY_1')
  await resume(db, 'all')
  await time.settle()
  expect(await stageOf(db, leads[0])).toBe('RETRY_2')
  expect(await hoursLeft(db, leads[1])).toBe(10)
})

story('what waited leaves at the pace of all texts, and answers go first', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const agents: Record<string, Agent> = {
    sms_agent: async () => ({ outcome: 'reply', message: { purpose: 'reply', body: 'An answer' } }),
  }
  const time = await clockwork(pool, { startAt: start, carrier, agents })
  await db.query('update pipeline.settings set texts_per_minute = 6')
  await stop(db, 'all')
  for (let nth = 0; nth < 12; nth += 1) await aLeadAt(db, 'RETRY_1')
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  await db.query(
    `select pipeline.record_inbound_message(vendor_phone, 'Is it still on?', 'SM1') from pipeline.vendor_leads where id = $1`,
    [lead],
  )
  await time.pass('1 hour')
  await resume(db, 'all')
  await time.pass('10 seconds')
  expect(sent).toContain('An answer')
  expect(sent.length).toBeLessThan(6)
  await time.pass('3 minutes')
  expect(sent).toHaveLength(13)
})

story('a person is told that their text cannot leave', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const time = await clockwork(pool, { startAt: start, carrier })
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED', { source: 'website' })
  const write = (body: string) => db.query('select pipeline.send_message($1, $2)', [lead, body])
  await write('Written before')
  await stop(db, 'source:website')
  await time.settle()
  expect(await code(write('Written while'))).toBe('VL034')
  expect(sent).toEqual([])
  expect(await textsOf(db, lead)).toEqual([{ purpose: 'person', status: 'cancelled', because: 'stopped' }])
  const { rows } = await db.query('select kind, reason from pipeline.review_items')
  expect(rows).toEqual([{ kind: 'message_failed', reason: 'Text not sent: texts were stopped' }])

  // A text and an agent have nothing to do with what a person writes.
  await resume(db, 'source:website')
  await stop(db, 'agent:sms_agent')
  await write('Written after')
  await time.settle()
  expect(sent).toEqual(['Written after'])
})

story('who stops texts, who lets them go on, and why, is on record', async ({ database: { db } }) => {
  await stop(db, 'everything')
  const open = await db.query(
    `select type, severity, scope, message like 'Nothing leaves: % stopped all' as says from pipeline.alerts where resolved_at is null`,
  )
  expect(open.rows).toEqual([{ type: 'TEXTS_STOPPED', severity: 'HIGH', scope: 'all', says: true }])
  await db.query(`select pipeline.stop_texts('all', 'again')`)
  await resume(db, 'all')
  const { rows } = await db.query(
    `select scope, reason, end_reason, stopped_by = ended_by as same, ended_at >= since as ordered from pipeline.text_stops`,
  )
  expect(rows).toEqual([
    { scope: 'all', reason: 'a wrong price', end_reason: 'corrected', same: true, ordered: true },
  ])
  const events = await db.query(
    `select event_type, reason, metadata ->> 'scope' as scope from pipeline.pipeline_events where vendor_lead_id is null order by id`,
  )
  expect(events.rows).toEqual([
    { event_type: 'texts_stopped', reason: 'a wrong price', scope: 'all' },
    { event_type: 'texts_resumed', reason: 'corrected', scope: 'all' },
  ])
  expect((await db.query('select from pipeline.alerts where resolved_at is null')).rowCount).toBe(0)
})

inTransaction('a lead is explained by the stop that holds it', async ({ db }) => {
  const lead = await aLeadAt(db, 'RETRY_1', { source: 'website' })
  const explained = async () => {
    const { rows } = await db.query('select pipeline.explain_lead($1) as told', [lead])
    return only(rows).told
  }
  await stop(db, 'source:website')
  await stop(db, 'template:retry_1')
  await stop(db, 'template:retry_2')
  const { next, stops } = await explained()
  expect(next).toMatchObject({
    what: 'resume',
    owedBy: 'person',
    at: null,
    detail: { scope: 'source:website', reason: 'a wrong price' },
  })
  expect(stops.map(({ scope }: { scope: string }) => scope)).toEqual(['source:website', 'template:retry_1'])
  await resume(db, 'source:website')
  expect((await explained()).next).toMatchObject({ what: 'resume', detail: { scope: 'template:retry_1' } })
  await resume(db, 'template:retry_1')
  expect(await explained()).toMatchObject({ next: { what: 'text' }, stops: [] })
})

for (const scope of [
  '',
  ' ',
  'al',
  'source',
  'source:',
  'source:nowhere',
  'template:retry_9',
  'agent:',
  'lead:1',
  'SOURCE:manualx',
  "all'; drop table x",
  null,
])
  inTransaction(`nobody stops ${JSON.stringify(scope)}`, async ({ db }) => {
    await aLead(db)
    await db.query('savepoint before')
    expect(await code(db.query(`select pipeline.stop_texts($1, 'why')`, [scope]))).toBe('VL010')
    await db.query('rollback to before')
    expect(await code(db.query(`select pipeline.resume_texts($1, 'why')`, [scope]))).toBe('VL010')
  })

inTransaction('a stop is read with blanks and capitals, and wants a reason and a person', async ({ db }) => {
  await aLead(db)
  const { rows } = await db.query(`select (pipeline.stop_texts(' Source : manual ', 'why')).scope`)
  expect(rows).toEqual([{ scope: 'source:manual' }])
  for (const [statement, refusal] of [
    [`select pipeline.stop_texts('all', ' ')`, 'VL003'],
    [`select pipeline.stop_texts('all', null)`, 'VL003'],
    [`select pipeline.resume_texts('source:manual', '')`, 'VL003'],
    [`set local role pipeline_worker; select pipeline.stop_texts('all', 'why')`, '42501'],
    [`set local role pipeline_viewer; select pipeline.stop_texts('all', 'why')`, '42501'],
  ] as const) {
    await db.query('savepoint before')
    expect(await code(db.query(statement))).toBe(refusal)
    await db.query('rollback to before')
  }
})
