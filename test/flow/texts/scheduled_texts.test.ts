import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { only } from '../../support/leads.ts'
import { storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'
const textLater = async (db: Db, lead: string, body: string, wait: string) =>
  only(
    (
      await db.query<{ id: string; not_before: Date; text_class: string }>(
        'select id, not_before, text_class from pipeline.send_message($1, $2, send_at => pipeline.now() + $3::interval)',
        [lead, body, wait],
      )
    ).rows,
  )
const fateOf = async (db: Db, id: string) =>
  only(
    (
      await db.query(
        'select status, cancelled_because as cause, sent_at from pipeline.lead_messages where id = $1',
        [id],
      )
    ).rows,
  )

story(
  'a text leaves at its time, is seen before, and the silence counts from it',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    const text = await textLater(db, lead, 'Is today any better?', '23 hours')
    const { rows } = await db.query(
      `select explained -> 'next' ->> 'what' as what, explained #>> '{pending,texts,0,waitsFor,code}' as waits_for
     from pipeline.explain_lead($1) as explained`,
      [lead],
    )
    expect(rows).toEqual([{ what: 'text', waits_for: 'scheduled' }])
    await time.pass('22 hours')
    expect(await fateOf(db, text.id)).toMatchObject({ status: 'queued' })
    await db.query(
      `select pipeline.edit_message($1, 'Is Friday better?', pipeline.now() + interval '2 hours')`,
      [text.id],
    )
    await time.pass('1 hour')
    expect(await fateOf(db, text.id)).toMatchObject({ status: 'queued' })
    await time.pass('1 hour')
    expect(await fateOf(db, text.id)).toMatchObject({
      status: 'sent',
      sent_at: new Date('2026-03-03T10:00:00Z'),
    })
    const due = await db.query('select due_at from pipeline.lead_timers where vendor_lead_id = $1', [lead])
    expect(due.rows).toEqual([{ due_at: new Date('2026-03-05T10:00:00Z') }])
    await expect(db.query(`select pipeline.edit_message($1, 'Too late')`, [text.id])).rejects.toMatchObject({
      code: 'VL036',
    })
  },
)

story(
  'the vendor’s reply cancels it; an answer to what they wrote before leaves all the same',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await db.query('select pipeline.take_over_lead($1)', [lead])
    const reminder = await textLater(db, lead, 'Any thoughts?', '1 day')
    await vendorSays(db, lead, 'what about the garden?', time)
    expect(await fateOf(db, reminder.id)).toMatchObject({ status: 'cancelled', cause: 'vendor_wrote' })

    const answer = await textLater(db, lead, 'The garden comes along.', '2 hours')
    expect(answer.text_class).toBe('answer')
    await vendorSays(db, lead, 'and the shed?', time)
    await time.pass('2 hours')
    expect(await fateOf(db, answer.id)).toMatchObject({ status: 'sent' })
    const { rows } = await db.query(
      `select body from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'inbound' and answered_at is null`,
      [lead],
    )
    expect(rows).toEqual([{ body: 'and the shed?' }])
  },
)

story('withdrawn, what it answered is owed again', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await db.query('select pipeline.take_over_lead($1)', [lead])
  await vendorSays(db, lead, 'what about the garden?', time)
  await db.query(
    `select pipeline.resolve_review_item(id, 'I answer tomorrow', seen_up_to => 0) from pipeline.review_items where resolved_at is null`,
  )
  const answer = await textLater(db, lead, 'The garden comes along.', '1 day')
  await db.query(`select pipeline.withdraw_message($1, 'wrong house')`, [answer.id])
  expect(await fateOf(db, answer.id)).toMatchObject({ status: 'cancelled', cause: 'by_hand' })
  const { rows } = await db.query('select kind from pipeline.review_items where resolved_at is null')
  expect(rows).toEqual([{ kind: 'vendor_wrote' }])
  await time.pass('2 days')
  expect(await fateOf(db, answer.id)).toMatchObject({ status: 'cancelled' })
})

story(
  'it keeps the hours of texts, stops, suppression, and the end of its lead',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const [lead, dead, silent] = [
      await leadWithAnOffer(db, time),
      await leadWithAnOffer(db, time),
      await leadWithAnOffer(db, time),
    ]
    const late = await textLater(db, lead, 'Good evening', '13 hours')
    expect(late.not_before).toEqual(new Date('2026-03-03T08:00:00Z'))
    await expect(textLater(db, lead, 'Good evening', '-1 hour')).rejects.toMatchObject({ code: 'VL018' })

    const ofDead = await textLater(db, dead, 'Any thoughts?', '5 hours')
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [dead])
    const ofSilent = await textLater(db, silent, 'Any thoughts?', '5 hours')
    await db.query(
      `select pipeline.mark_opted_out(vendor_phone, 'by letter') from pipeline.vendor_leads where id = $1`,
      [silent],
    )
    const stopped = await textLater(db, lead, 'Lunch?', '4 hours')
    await db.query(`select pipeline.stop_texts('all', 'odd texts')`)
    await time.pass('5 hours')
    expect(await fateOf(db, stopped.id)).toMatchObject({ status: 'cancelled', cause: 'stopped' })
    await db.query(`select pipeline.resume_texts('all', 'mended')`)
    await time.pass('1 day')
    expect(await fateOf(db, late.id)).toMatchObject({ status: 'sent' })
    expect(await fateOf(db, ofDead.id)).toMatchObject({ status: 'cancelled', cause: 'moved_on' })
    expect(await fateOf(db, ofSilent.id)).toMatchObject({ status: 'cancelled', cause: 'suppressed' })
  },
)
