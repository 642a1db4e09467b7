import { expect } from 'vitest'
import { clockwork } from '../support/clockwork.ts'
import { aLeadAt, stageOf } from '../support/leads.ts'
import { lastChange, undo } from '../support/undo.ts'
import { storyOfWaits as story } from '../support/waits.ts'
import { code, hoursLeft, listening, resume, start, stop, textsOf } from './stopping.ts'

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

story(
  'a move by mistake is taken back beneath a stop: no hour counts, and none twice',
  async ({ database }) => {
    const { pool, db } = database
    const time = await clockwork(pool, { startAt: start })
    const leads = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1')] as const
    const move = (lead: string) =>
      db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'by mistake')`, [lead])
    await time.pass('10 hours')
    await move(leads[0])
    const before = await lastChange(db, leads[0])
    await time.pass('2 hours')
    await stop(db, 'all')
    await time.pass('2 hours')
    await move(leads[1])
    const within = await lastChange(db, leads[1])
    await time.pass('2 hours')
    await undo(db, before)
    await undo(db, within)
    await time.pass('3 hours')
    await resume(db, 'all')
    expect(await hoursLeft(db, leads[0])).toBe(38)
    expect(await hoursLeft(db, leads[1])).toBe(36)
  },
)
