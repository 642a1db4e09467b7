import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { type Clockwork, clockwork } from '../../support/clockwork.ts'
import { readingAgent } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { untilWaiting } from '../../support/databases/locks.ts'
import { aLead, aLeadAt, aPhone, only, stageOf } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'

let texts = 0

async function comesFrom(db: Db, phone: string, body: string): Promise<void> {
  texts += 1
  await db.query('select pipeline.record_inbound_message($1, $2, $3)', [phone, body, `other-${texts}`])
}

const agents = readingAgent({
  'how much?': async () => ({ outcome: 'reply', message: { purpose: 'answer', body: 'A person will say.' } }),
  'wrong number mate': async () => ({ outcome: 'wrong_number' }),
})

const numberStory = story.extend('time', ({ database }) =>
  clockwork(database.pool, { startAt: '2026-03-02T10:00:00Z', agents }),
)

const add = (db: Db, lead: string, phone: string) =>
  db.query(`select pipeline.add_lead_phone($1, $2, 'They rang from there')`, [lead, phone])

const saidOn = async (db: Db, lead: string) =>
  (
    await db.query<{ body: string }>(
      `select body from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'inbound' order by text_no`,
      [lead],
    )
  ).rows.map(({ body }) => body)

const openQuestions = async (db: Db) =>
  (
    await db.query<{ kind: string }>('select kind from pipeline.review_items where resolved_at is null')
  ).rows.map(({ kind }) => kind)

/** A lead that waits for its vendor, who has another number. */
async function twoNumbers(db: Db, time: Clockwork) {
  const [own, other] = [aPhone(), aPhone()]
  const lead = await aLeadAt(db, 'RETRY_1', { vendor_phone: own })
  await time.settle()
  await add(db, lead, other)
  return { lead, own, other }
}

const optedOut = async (db: Db, lead: string) =>
  only((await db.query('select opted_out_at from pipeline.vendor_leads where id = $1', [lead])).rows)
    .opted_out_at !== null

numberStory(
  'what comes from another number of the vendor is answered, at the number we text',
  async ({ database: { db }, time }) => {
    const { lead, own, other } = await twoNumbers(db, time)
    await comesFrom(db, other, 'how much?')
    await time.settle()
    expect(await saidOn(db, lead)).toEqual(['how much?'])
    expect(await openQuestions(db)).toEqual([])
    const { rows } = await db.query(
      `select distinct phone from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'outbound'`,
      [lead],
    )
    expect(rows).toEqual([{ phone: own }])
  },
)

numberStory(
  'who is written to at the number itself comes first, the living before the dead',
  async ({ database: { db }, time }) => {
    const { lead, other } = await twoNumbers(db, time)
    const theirs = await aLeadAt(db, 'RETRY_1', { vendor_phone: other, property_postcode: 'BS7 8QA' })
    await time.settle()
    await comesFrom(db, other, 'about mine')
    expect(await saidOn(db, theirs)).toEqual(['about mine'])
    await db.query(`select pipeline.override_stage($1, 'DEAD_LEAD', 'sold')`, [theirs])
    await comesFrom(db, other, 'and now')
    expect(await saidOn(db, lead)).toEqual(['and now'])
  },
)

numberStory('a plea from one number binds the vendor at all', async ({ database: { db }, time }) => {
  const { lead, own, other } = await twoNumbers(db, time)
  await comesFrom(db, other, 'STOP')
  await time.settle()
  expect(await optedOut(db, lead)).toBe(true)
  expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  const { rows } = await db.query(
    'select phone, reason from pipeline.message_suppressions order by phone = $1',
    [own],
  )
  expect(rows).toEqual([
    { phone: other, reason: 'opt_out' },
    { phone: own, reason: 'opt_out' },
  ])
})

numberStory(
  'what an unknown number wrote is the lead’s once somebody knows whose it is',
  async ({ database: { db }, time }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    const other = aPhone()
    await comesFrom(db, other, 'how much?')
    await time.settle()
    expect(await openQuestions(db)).toEqual(['unknown_sender'])
    await add(db, lead, other)
    expect(await openQuestions(db)).toEqual([])
    await time.settle()
    expect(await saidOn(db, lead)).toEqual(['how much?'])
    const { rows } = await db.query(
      `select from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'inbound' and answered_at is null`,
      [lead],
    )
    expect(rows).toEqual([])
  },
)

numberStory(
  'a plea that an unknown number wrote binds the vendor once somebody knows whose it is',
  async ({ database: { db }, time }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    const other = aPhone()
    await comesFrom(db, other, 'STOP texting me')
    await add(db, lead, other)
    expect(await optedOut(db, lead)).toBe(true)
  },
)

numberStory(
  'a number that the vendor wrote from stays known when the lead gets a new one',
  async ({ database: { db }, time }) => {
    const [first, second] = [aPhone(), aPhone()]
    const lead = await aLeadAt(db, 'RETRY_1', { vendor_phone: first })
    await time.settle()
    await comesFrom(db, first, 'hello')
    await time.settle()
    await db.query('update pipeline.vendor_leads set vendor_phone = $2 where id = $1', [lead, second])
    await comesFrom(db, first, 'still me')
    expect(await saidOn(db, lead)).toEqual(['hello', 'still me'])

    await db.query('update pipeline.vendor_leads set vendor_phone = $2 where id = $1', [lead, first])
    const { rows } = await db.query('select phone from pipeline.lead_phones')
    expect(rows).toEqual([]) // the second has never written
  },
)

numberStory('a mistyped number that was put right is a stranger’s', async ({ database: { db }, time }) => {
  const [wrong, right] = [aPhone(), aPhone()]
  const lead = await aLead(db, { vendor_phone: wrong })
  await time.settle()
  await comesFrom(db, wrong, 'wrong number mate')
  await time.settle()
  await db.query('update pipeline.vendor_leads set vendor_phone = $2 where id = $1', [lead, right])
  await comesFrom(db, wrong, 'and who are you?')
  expect(await saidOn(db, lead)).not.toContain('and who are you?')
})

numberStory(
  'of merged leads the kept one is known by both numbers, and a plea from either binds it',
  async ({ database: { db }, time }) => {
    const [one, two] = [aPhone(), aPhone()]
    const kept = await aLeadAt(db, 'RETRY_1', { vendor_phone: one })
    const dropped = await aLeadAt(db, 'RETRY_1', { vendor_phone: two })
    await time.settle()
    await db.query(`select pipeline.merge_leads($1, $2, 'one house')`, [kept, dropped])
    await comesFrom(db, two, 'how much?')
    await time.settle()
    expect(await saidOn(db, kept)).toEqual(['how much?'])
    await comesFrom(db, two, 'stop')
    await time.settle()
    expect(await optedOut(db, kept)).toBe(true)
  },
)

numberStory(
  'nothing crosses what waits in the inbox from another number',
  async ({ database: { db, pool }, time }) => {
    const { lead, other } = await twoNumbers(db, time)
    const writer = await pool.connect()
    try {
      await writer.query('begin')
      await writer.query('select from pipeline.vendor_leads where id = $1 for update', [lead])
      await comesFrom(db, other, 'wait')
      const waiting = await db.query('select phone from pipeline_private.inbox')
      expect(waiting.rows).toEqual([{ phone: other }])
    } finally {
      await writer.query('rollback')
      writer.release()
    }
    const { rows } = await db.query(
      `select pipeline_private.has_words_waiting(leads, 'agent') as waits from pipeline.vendor_leads as leads where id = $1`,
      [lead],
    )
    expect(rows).toEqual([{ waits: true }])
    await time.settle()
    expect(await saidOn(db, lead)).toEqual(['wait'])
  },
)

numberStory(
  'two numbers of a vendor write at once: neither waits for the other for ever',
  async ({ database: { db, pool }, time }) => {
    const { lead, own, other } = await twoNumbers(db, time)
    const first = await pool.connect()
    try {
      await first.query('begin')
      await first.query(`select pipeline.record_inbound_message($1, 'one', 'at-once-1')`, [own])
      const second = pool.query(`select pipeline.record_inbound_message($1, 'two', 'at-once-2')`, [other])
      await first.query('commit')
      await second
    } finally {
      first.release()
    }
    await time.settle()
    expect((await saidOn(db, lead)).toSorted()).toEqual(['one', 'two'])
  },
)

numberStory(
  'a number is known once, is none that we text, and can be forgotten',
  async ({ database: { db }, time }) => {
    const { lead, own, other } = await twoNumbers(db, time)
    await add(db, lead, other)
    await expect(add(db, lead, own)).rejects.toMatchObject({ code: 'VL018' })
    await expect(add(db, lead, 'my mother')).rejects.toMatchObject({ code: 'VL018' })
    await add(db, lead, '0117 496 0999')
    const { rows } = await db.query('select phone, known_by from pipeline.lead_phones order by added_at, id')
    expect(rows).toEqual([
      { phone: other, known_by: 'person' },
      { phone: '+441174960999', known_by: 'person' },
    ])
    await db.query(`select pipeline.remove_lead_phone($1, $2, 'Not theirs after all')`, [lead, other])
    await comesFrom(db, other, 'hm')
    expect(await saidOn(db, lead)).toEqual([])
  },
)

const change = (db: Db, lead: string, phone: string) =>
  db.query('update pipeline.vendor_leads set vendor_phone = $2 where id = $1', [lead, phone])

const numbersOf = async (db: Db, lead: string) =>
  (
    await db.query<{ phone: string }>(
      `select vendor_phone as phone from pipeline.vendor_leads where id = $1
       union all (select phone from pipeline.lead_phones where vendor_lead_id = $1 order by phone)`,
      [lead],
    )
  ).rows.map(({ phone }) => phone)

numberStory(
  'another number that was given to a lead by mistake is taken back, whichever of its numbers wrote',
  async ({ database: { db }, time }) => {
    const { lead, own, other } = await twoNumbers(db, time)
    await comesFrom(db, own, 'how much?')
    await comesFrom(db, other, 'how much?')
    await time.settle()

    await change(db, lead, other)
    await undo(db, await lastChange(db, lead))
    expect(await numbersOf(db, lead)).toEqual([own, other])
    const third = aPhone()
    await change(db, lead, third)
    await undo(db, await lastChange(db, lead))
    expect(await numbersOf(db, lead)).toEqual([own, other])

    await add(db, lead, third)
    await undo(db, await lastChange(db, lead, 'lead_phones'))
    expect(await numbersOf(db, lead)).toEqual([own, other])
  },
)

numberStory(
  'what an unknown number wrote of a death is for a person, once somebody knows whose it is',
  async ({ database: { db }, time }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    const other = aPhone()
    await comesFrom(db, other, 'My husband passed away last week')
    await add(db, lead, other)
    expect(await openQuestions(db)).toEqual(['needs_care'])
  },
)

numberStory(
  'a plea from a number binds whoever is known by it, also when it is the number of another live lead',
  async ({ database: { db }, time }) => {
    const other = aPhone()
    await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_phone: other, property_postcode: 'BS7 8QA' })
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    await comesFrom(db, other, 'STOP')
    await add(db, lead, other)
    expect(await optedOut(db, lead)).toBe(true)
  },
)

numberStory(
  'a wrong number beside the one that we text is forgotten, and the lead goes on',
  async ({ database: { db }, time }) => {
    const { lead, own, other } = await twoNumbers(db, time)
    await comesFrom(db, other, 'wrong number mate')
    await time.settle()
    expect(await numbersOf(db, lead)).toEqual([own])
    expect(await stageOf(db, lead)).not.toBe('DEAD_LEAD')
    const { rows } = await db.query('select phone, reason from pipeline.message_suppressions')
    expect(rows).toEqual([{ phone: other, reason: 'wrong_number' }])
  },
)

numberStory(
  'what comes while somebody notes whose number it is waits in the inbox, and is the lead’s',
  async ({ database: { db, pool }, time }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    const other = aPhone()
    const person = await pool.connect()
    try {
      await person.query('begin')
      await person.query(`select pipeline.add_lead_phone($1, $2, 'rang from there')`, [lead, other])
      await comesFrom(db, other, 'STOP')
      const { rows } = await db.query('select phone from pipeline_private.inbox')
      expect(rows).toEqual([{ phone: other }])
      await person.query('commit')
    } finally {
      person.release()
    }
    await time.settle()
    expect(await optedOut(db, lead)).toBe(true)
  },
)

numberStory('two who note the same number at once note it once', async ({ database: { db, pool }, time }) => {
  const lead = await aLeadAt(db, 'RETRY_1')
  await time.settle()
  const other = aPhone()
  const note = 'insert into pipeline.lead_phones (vendor_lead_id, phone) values ($1, $2)'
  const first = await pool.connect()
  try {
    await first.query('begin')
    await first.query(note, [lead, other])
    const second = pool.query(note, [lead, other])
    await untilWaiting(pool, 1)
    await first.query('commit')
    expect((await second).rowCount).toBe(0)
  } finally {
    first.release()
  }
})

for (const asked of ['own', 'other'] as const) {
  numberStory(
    `who allows texts again at the ${asked} number allows them at both`,
    async ({ database: { db }, time }) => {
      const { lead, ...numbers } = await twoNumbers(db, time)
      await comesFrom(db, numbers.other, 'STOP')
      await time.settle()
      const { rows } = await db.query(`select pipeline.allow_again($1, 'asked for texts') as leads`, [
        numbers[asked],
      ])
      expect(rows).toEqual([{ leads: 1 }])
      expect(await optedOut(db, lead)).toBe(false)
      expect((await db.query('select phone from pipeline.message_suppressions')).rows).toEqual([])
    },
  )
}
