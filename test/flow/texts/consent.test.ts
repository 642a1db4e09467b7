import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, vendorSays } from '../../support/conversation.ts'
import { untilWaiting } from '../../support/databases/locks.ts'
import { aLead, aLeadAt, facts, only, stageOf } from '../../support/leads.ts'
import { inTransactionOfWaits as inTransaction, storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'
const wording = 'I agree that Homestead Buyers may text me about my house.'
/** A source that nobody has listed: its leads bring no consent. */
const unasked = { source: 'bought_list' }

const textsTo = async (db: Db, lead: string) =>
  (
    await db.query<{ purpose: string; status: string; text_class: string; allowed_because: string | null }>(
      `select purpose, status, text_class, allowed_because from pipeline.lead_messages
       where vendor_lead_id = $1 and direction = 'outbound' order by text_no`,
      [lead],
    )
  ).rows

const openItems = async (db: Db, lead: string) =>
  (
    await db.query<{ kind: string }>(
      'select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null order by id',
      [lead],
    )
  ).rows.map(({ kind }) => kind)

const itemsEver = async (db: Db, lead: string, kind: string) =>
  (await db.query('select from pipeline.review_items where vendor_lead_id = $1 and kind = $2', [lead, kind]))
    .rowCount

const consentsOf = async (db: Db, lead: string) =>
  (
    await db.query<{ names_us: boolean; source: string; withdrawn_because: string | null }>(
      'select names_us, source, withdrawn_because from pipeline.consents where vendor_lead_id = $1 order by recorded_at, id',
      [lead],
    )
  ).rows

const consents = (db: Db, lead: string, words = wording) =>
  db.query('select from pipeline.record_consent($1, $2)', [lead, words])

describe('a lead without a consent', () => {
  story('is not texted, a person is asked to ring once, and no timer ends it', async ({ database }) => {
    const { db, pool } = database
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await aLead(db, unasked)
    await time.pass('30 days')

    expect(await textsTo(db, lead)).toEqual([])
    expect(await stageOf(db, lead)).toBe('NEW_LEAD')
    expect(await itemsEver(db, lead, 'no_consent')).toBe(1)
    expect(await openItems(db, lead)).toEqual(['no_consent'])
  })

  story('goes on by itself when somebody records the consent', async ({ database }) => {
    const { db, pool } = database
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await aLead(db, unasked)
    await time.pass('2 days')

    await consents(db, lead)
    expect(await openItems(db, lead)).toEqual([])
    await time.settle()
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
    expect(await textsTo(db, lead)).toMatchObject([
      { status: 'sent', text_class: 'service', allowed_because: 'consent' },
    ])
  })

  story(
    'is answered when the vendor texts us, and a person is asked before any reminder',
    async ({ database }) => {
      const { db, pool } = database
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await aLead(db, { ...unasked, ...facts })
      await time.settle()

      await vendorSays(db, lead, 'Do you still buy houses?', time)
      expect(await openItems(db, lead)).toEqual([])
      const [answer] = await textsTo(db, lead)
      expect(answer).toMatchObject({ status: 'sent', text_class: 'answer', allowed_because: 'vendor_wrote' })

      await time.pass('30 days')
      const sent = (await textsTo(db, lead)).filter(({ status }) => status !== 'cancelled')
      expect(sent.map(({ text_class }) => text_class)).not.toContain('chaser')
      expect(await stageOf(db, lead)).not.toBe('DEAD_LEAD')
      expect(await openItems(db, lead)).toContain('no_consent')
    },
  )
})

describe('a consent that does not name us', () => {
  story('lets what the vendor asked for leave, and no reminder', async ({ database }) => {
    const { db, pool } = database
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await aLead(db, unasked)
    await consents(db, lead, 'I agree that selected partners may text me.')
    await time.settle()
    expect(await textsTo(db, lead)).toMatchObject([{ status: 'sent', text_class: 'service' }])

    await time.pass('30 days')
    expect((await textsTo(db, lead)).map(({ status, text_class }) => [status, text_class])).toEqual([
      ['sent', 'service'],
      ['cancelled', 'chaser'],
    ])
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
    expect(await openItems(db, lead)).toEqual(['no_consent'])

    await consents(db, lead, 'I agree that other partners may text me.')
    await time.pass('5 days')
    expect(await itemsEver(db, lead, 'no_consent')).toBe(2)
    expect(await textsTo(db, lead)).toHaveLength(2)

    await consents(db, lead)
    await time.pass('30 days')
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  })
})

story('two people record a consent for two leads of a number at once', async ({ database: { db, pool } }) => {
  const phone = '+447700900322'
  const leads = [
    await aLead(db, { ...unasked, vendor_phone: phone, property_postcode: 'BS6 5QA' }),
    await aLead(db, { ...unasked, vendor_phone: phone, property_postcode: 'M1 1AE' }),
  ] as const
  const other = await pool.connect()
  await other.query('begin')
  await other.query('select from pipeline.vendor_leads where id = $1 for no key update', [leads[0]])
  const first = consents(db, leads[0])
  await untilWaiting(pool, 1)
  const second = consents(db, leads[1])
  await untilWaiting(pool, 2)
  await other.query('commit')
  other.release()
  await Promise.all([first, second])
  for (const lead of leads) {
    expect(await consentsOf(db, lead)).toHaveLength(1)
    expect(await openItems(db, lead)).toEqual([])
  }
})

describe('a vendor who said no', () => {
  story('is sent no reminder of a revised offer, unless they have consented since', async ({ database }) => {
    const { db, pool } = database
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await leadWithAnOffer(db, time)
    await db.query(`select from pipeline.request_transition($1, 'OFFER_REJECTED')`, [lead])
    await time.pass('1 hour')
    await db.query(`select from pipeline.request_transition($1, 'OFFER_MADE', 'a better offer')`, [lead])
    await time.pass('4 days')

    const video = (await textsTo(db, lead)).filter(({ purpose }) => purpose === 'VIDEO')
    expect(video).toMatchObject([{ status: 'cancelled', text_class: 'chaser' }])
    expect(await openItems(db, lead)).toEqual(['said_no'])
    await time.pass('30 days')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')

    await consents(db, lead)
    await time.pass('49 hours')
    expect(await stageOf(db, lead)).toBe('RETRY_1')
    expect((await textsTo(db, lead)).at(-1)).toMatchObject({ purpose: 'RETRY_1', status: 'sent' })
  })
})

describe('whatever way it takes', () => {
  story('a lead without a consent that is brought back to life waits for one', async ({ database }) => {
    const { db, pool } = database
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await aLead(db, unasked)
    await db.query(`select from pipeline.request_transition($1, 'DEAD_LEAD', 'rang: not now')`, [lead])
    await time.pass('3 days')
    await db.query(`select from pipeline.request_transition($1, 'NEW_LEAD', 'rang us again')`, [lead])
    await time.pass('9 days')

    expect(await textsTo(db, lead)).toEqual([])
    expect(await openItems(db, lead)).toEqual(['no_consent'])
    expect(await stageOf(db, lead)).toBe('NEW_LEAD')
  })

  story(
    'an offer to a vendor who never asked for texts waits, and leaves with the consent',
    async ({ database }) => {
      const { db, pool } = database
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await aLeadAt(db, 'OFFER_MADE', unasked)
      await time.pass('3 days')
      expect(await textsTo(db, lead)).toMatchObject([{ status: 'queued', text_class: 'service' }])
      expect(await openItems(db, lead)).toContain('no_consent')

      await consents(db, lead)
      await time.pass('1 hour')
      expect(await textsTo(db, lead)).toMatchObject([{ status: 'sent', allowed_because: 'consent' }])
      expect(await openItems(db, lead)).not.toContain('no_consent')
    },
  )

  story('a person who leads it on has not answered the question', async ({ database: { db } }) => {
    const lead = await aLead(db, unasked)
    await db.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION' where id = $1`, [
      lead,
    ])
    expect(await openItems(db, lead)).toEqual(['no_consent'])
    expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])
  })

  story('a consent that was a slip is undone, and nothing leaves by it', async ({ database }) => {
    const { db, pool } = database
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await aLead(db, unasked)
    await consents(db, lead)
    const { rows } = await db.query<{ id: string }>('select max(id) as id from pipeline.audit_log')
    await db.query(`select pipeline.undo_transaction($1, 'of somebody else')`, [only(rows).id])
    await time.pass('10 days')

    expect(await consentsOf(db, lead)).toEqual([])
    expect(await openItems(db, lead)).toContain('no_consent')
    expect(await itemsEver(db, lead, 'no_consent')).toBe(1)
    expect((await textsTo(db, lead)).filter(({ status }) => status === 'sent')).toEqual([])
  })

  inTransaction('a consent comes along when leads are merged, and the lead goes on', async ({ db }) => {
    const [kept, dropped] = [await aLead(db, unasked), await aLead(db)]
    expect(await openItems(db, kept)).toEqual(['no_consent'])
    await db.query(`select pipeline.merge_leads($1, $2, 'the same person')`, [kept, dropped])
    expect(await consentsOf(db, kept)).toMatchObject([{ names_us: true, source: 'manual' }])
    expect(await openItems(db, kept)).toEqual([])
  })

  inTransaction('a consent counts for every lead of the number', async ({ db }) => {
    const phone = '+447700900322'
    await aLead(db, { vendor_phone: phone, property_postcode: 'BS6 5QA' })
    const other = await aLead(db, { ...unasked, vendor_phone: phone, property_postcode: 'M1 1AE' })
    expect(await itemsEver(db, other, 'no_consent')).toBe(0)
  })

  inTransaction('what it was said by, and what it lets leave, is told', async ({ db }) => {
    const lead = await aLead(db, unasked)
    const told = async () =>
      only((await db.query('select pipeline.explain_lead($1) as told', [lead])).rows).told.consent
    expect(await told()).toMatchObject({
      given: [],
      vendorHasWritten: false,
      obstacles: { answer: 'no_consent', service: 'no_consent', chaser: 'no_consent' },
    })
    await consents(db, lead, 'Texts from partners, please')
    expect(await told()).toMatchObject({
      given: [{ wording: 'Texts from partners, please', namesUs: false, source: 'bought_list' }],
      obstacles: { answer: null, service: null, chaser: 'no_consent' },
    })
  })
})

describe('a vendor who opts out', () => {
  inTransaction('takes the consent back, as a fact on record', async ({ db }) => {
    const lead = await aLead(db, { vendor_phone: '+447700900321' })
    expect(await consentsOf(db, lead)).toMatchObject([{ names_us: true, withdrawn_because: null }])

    await db.query(`select from pipeline.mark_opted_out('07700 900321', 'said so on the phone')`)
    expect(await consentsOf(db, lead)).toMatchObject([{ withdrawn_because: 'opt_out' }])
    await expect(
      db.query(`update pipeline.consents set wording = 'anything' where vendor_lead_id = $1`, [lead]),
    ).rejects.toMatchObject({ code: 'VL007' })
  })

  inTransaction('and wants texts again is on record with a new one', async ({ db }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_phone: '+447700900321' })
    await db.query(`select from pipeline.mark_opted_out('07700 900321', 'said so on the phone')`)
    await db.query(`select from pipeline.allow_again('07700 900321', 'rang to ask for texts')`)
    expect(await consentsOf(db, lead)).toMatchObject([
      { withdrawn_because: 'opt_out' },
      { withdrawn_because: null },
    ])
  })
})

describe('a consent is refused', () => {
  const refused: [what: string, statement: string][] = [
    ['without words', `select from pipeline.record_consent($1, '  ')`],
    ['of the future', `select from pipeline.record_consent($1, 'yes', pipeline.now() + '1 day')`],
    ['of the last century', `select from pipeline.record_consent($1, 'yes', '1926-11-28')`],
    [
      'by SQL, of the future',
      `insert into pipeline.consents (vendor_lead_id, wording, given_at) values ($1, 'yes', 'infinity')`,
    ],
  ]
  for (const [what, statement] of refused)
    inTransaction(what, async ({ db }) => {
      await expect(db.query(statement, [await aLead(db)])).rejects.toMatchObject({ code: 'VL018' })
    })

  inTransaction('with a new lead, which is not written then', async ({ db }) => {
    await db.query('savepoint before')
    await expect(
      db.query(
        `select from pipeline.create_lead('07700 900777', consent => 'yes', consent_date => pipeline_private.today() + 1)`,
      ),
    ).rejects.toMatchObject({ code: 'VL018' })
    await db.query('rollback to before')
    await expect(
      db.query(`select from pipeline.create_lead('07700 900777', consent_date => pipeline_private.today())`),
    ).rejects.toMatchObject({ code: 'VL018' })
  })
})

inTransaction('a consent that came with the lead starts its first text at once', async ({ db }) => {
  const { rows } = await db.query<{ id: string }>(
    `select (lead).id from pipeline.create_lead('07700 900777', source => 'bought_list', consent => $1, consent_date => pipeline_private.today())`,
    [wording],
  )
  const { id } = only(rows)
  expect(await consentsOf(db, id)).toEqual([
    { names_us: true, source: 'bought_list', withdrawn_because: null },
  ])
  expect(await itemsEver(db, id, 'no_consent')).toBe(0)
  const runs = await db.query('select from pipeline.agent_runs where vendor_lead_id = $1', [id])
  expect(runs.rowCount).toBe(1)
})
