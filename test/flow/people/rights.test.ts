import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { runScheduleNow } from '../../../db/work/schedules.ts'
import { builtinAgents } from '../../../src/agents/builtin_agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, facts, only, stageOf } from '../../support/leads.ts'

const startAt = '2026-01-31T10:00:00Z'

async function requests(db: Db, lead: string) {
  const { rows } = await db.query<{ kind: string; due: string; status: string; told: boolean }>(
    `select kind, due_on::text as due, status, pipeline.rights_requests_acknowledged(rights_requests) as told
     from pipeline.rights_requests where vendor_lead_id = $1 order by kind, received_at`,
    [lead],
  )
  return rows
}

async function ours(db: Db, lead: string) {
  const { rows } = await db.query<{ body: string; status: string }>(
    `select body, status from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'outbound' order by text_no`,
    [lead],
  )
  return rows
}

async function openQuestions(db: Db, lead: string) {
  const { rows } = await db.query<{ kind: string; reason: string }>(
    'select kind, reason from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null order by opened_at, id',
    [lead],
  )
  return rows
}

const idOf = async (db: Db, lead: string) =>
  only(
    (
      await db.query<{ id: string }>('select id from pipeline.rights_requests where vendor_lead_id = $1', [
        lead,
      ])
    ).rows,
  ).id

const wantsCopy = 'Yes thats fine. But first I want a copy of all the data you hold about me'

story(
  'whoever asks for their data is told once that it has come, a person answers within a month, and nothing is agreed beside it',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt, agents: { ...builtinAgents, ...readingAgent({}) } })
    const lead = await leadWithAnOffer(db, time)
    const before = (await ours(db, lead)).length
    await vendorSays(db, lead, wantsCopy, time)
    await vendorSays(db, lead, 'All the information you have about me please', time)

    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    expect((await ours(db, lead)).slice(before)).toEqual([
      {
        body: 'Hi Jo, this is to say that what you ask has reached us. A person here will look at it and answer you. Homestead Buyers',
        status: 'sent',
      },
    ])
    // A month from 31 January ends on the last day of February.
    expect(await requests(db, lead)).toEqual([
      { kind: 'access', due: '2026-02-28', status: 'open', told: true },
    ])
    expect(await openQuestions(db, lead)).toEqual([
      {
        kind: 'rights_request',
        reason: 'Access to their data; the last day for the answer is 28 February 2026',
      },
      { kind: 'vendor_wrote', reason: 'The vendor wrote at Offer made' },
    ])

    await db.query(`select pipeline.settle_rights_request($1, 'answered', 'the file went by e-mail today')`, [
      await idOf(db, lead),
    ])
    // What came after the text that asked is answered by itself.
    expect(await openQuestions(db, lead)).toMatchObject([{ kind: 'vendor_wrote' }])
    const { rows } = await db.query(
      `select body from pipeline.lead_messages where direction = 'inbound' and answered_at is null`,
    )
    expect(rows).toEqual([{ body: 'All the information you have about me please' }])
  },
)

story(
  'what is nearly due is alerted and asked about anew until it is settled, extended only once and only where the law lets us',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt, agents: builtinAgents })
    await db.query('update pipeline.schedules set enabled = false')
    const look = async (wait: string) => {
      await time.pass(wait)
      await runScheduleNow(db, 'generate_alerts', 'to see')
      await time.settle()
    }
    const lead = await aLead(db, facts)
    const logged = `select id, due_on::text as due from pipeline.log_rights_request($1, $2, $3, 'asked in a letter', $4)`
    const access = only(
      (
        await db.query<{ id: string; due: string }>(logged, [
          lead,
          'access',
          'letter',
          '2026-01-29T09:00:00Z',
        ])
      ).rows,
    )
    expect(access.due).toBe('2026-02-28')
    // The day of receipt is the first of the thirty.
    const complaint = only(
      (await db.query<{ id: string; due: string }>(logged, [lead, 'complaint', 'call', null])).rows,
    )
    expect(complaint.due).toBe('2026-03-01')
    expect((await db.query(logged, [lead, 'complaint', 'letter', null])).rows).toEqual([complaint])
    for (const [kind, by, at] of [
      ['access', 'call', '2026-02-01T09:00:00Z'],
      ['erasure', 'call', '2024-01-01T09:00:00Z'],
    ])
      await expect(db.query(logged, [lead, kind, by, at])).rejects.toMatchObject({ code: 'VL018' })

    const dueAlerts = async () =>
      (
        await db.query(
          `select scope, message from pipeline.alerts where type = 'RIGHTS_REQUEST_DUE' and resolved_at is null order by scope`,
        )
      ).rows
    await db.query(
      `select pipeline.resolve_review_item(id, 'working on it') from pipeline.review_items where kind = 'rights_request'`,
    )
    await look('20 days')
    expect(await dueAlerts()).toEqual([])
    expect(await openQuestions(db, lead)).not.toContainEqual(
      expect.objectContaining({ kind: 'rights_request' }),
    )
    await look('1 day')
    expect(await dueAlerts()).toEqual([
      {
        scope: `request:${access.id}`,
        message: 'Access to their data: to be answered by 28 February 2026',
      },
    ])
    expect((await openQuestions(db, lead)).filter(({ kind }) => kind === 'rights_request')).toHaveLength(1)

    await expect(
      db.query(`select pipeline.extend_rights_request($1, 'they asked much')`, [complaint.id]),
    ).rejects.toMatchObject({ code: 'VL042' })
    await expect(
      db.query(`select pipeline.settle_rights_request($1, 'refused', 'no')`, [complaint.id]),
    ).rejects.toMatchObject({ code: 'VL042' })
    const extend = `select due_on::text as due, status from pipeline.extend_rights_request($1, 'there are 2,000 pages')`
    expect((await db.query(extend, [access.id])).rows).toEqual([{ due: '2026-04-29', status: 'extended' }])
    await expect(db.query(extend, [access.id])).rejects.toMatchObject({ code: 'VL042' })
    await look('1 minute')
    expect(await dueAlerts()).toEqual([])
    await db.query('select pipeline.acknowledge_rights_request($1)', [complaint.id])
    expect(await requests(db, lead)).toMatchObject([
      { kind: 'access', status: 'extended', told: false },
      { kind: 'complaint', status: 'open', told: true },
    ])
  },
)

describe('where nothing may leave', () => {
  story(
    'an objection silences the number at once, read in a text or told on the phone',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt, agents: builtinAgents })
      const [one, other] = [await aLead(db, facts), await aLead(db, facts)]
      await time.settle()
      await vendorSays(db, one, 'I object to you using my details for marketing', time)
      await db.query(`select pipeline.log_rights_request($1, 'objection', 'call', 'wants no marketing')`, [
        other,
      ])
      await time.settle()
      for (const lead of [one, other]) {
        expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
        expect(await requests(db, lead)).toMatchObject([{ kind: 'objection', status: 'open', told: false }])
        expect(await openQuestions(db, lead)).toMatchObject([{ kind: 'rights_request' }])
      }
      const { rows } = await db.query('select reason from pipeline.message_suppressions')
      expect(rows).toEqual([{ reason: 'opt_out' }, { reason: 'opt_out' }])
    },
  )

  story(
    'a plea that asks for erasure is obeyed, and its clock runs without a text of ours',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt, agents: builtinAgents })
      const lead = await aLead(db, facts)
      await time.settle()
      const before = await ours(db, lead)
      await vendorSays(db, lead, 'Stop texting me and delete all my personal data', time)
      expect(await requests(db, lead)).toEqual([
        { kind: 'erasure', due: '2026-02-28', status: 'open', told: false },
      ])
      expect(await openQuestions(db, lead)).toMatchObject([{ kind: 'rights_request' }])
      expect(await ours(db, lead)).toEqual(before)

      await db.query(`select pipeline.erase_lead($1, 'they asked us to')`, [lead])
      await db.query(`select pipeline.settle_rights_request($1, 'answered', 'erased')`, [
        await idOf(db, lead),
      ])
      expect(await requests(db, lead)).toMatchObject([{ status: 'answered' }])
    },
  )

  story(
    'on hold the text waits, and is not needed once a person has said it',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt, agents: builtinAgents })
      const lead = await aLead(db, facts)
      await time.settle()
      await db.query(`select pipeline.hold_lead($1, 'a word with the boss')`, [lead])
      await vendorSays(db, lead, 'I want to make a formal complaint about how I was spoken to', time)
      expect((await ours(db, lead)).at(-1)).toMatchObject({ status: 'queued' })
      expect(await requests(db, lead)).toMatchObject([{ kind: 'complaint', told: false }])
      await db.query('select pipeline.acknowledge_rights_request($1)', [await idOf(db, lead)])
      expect((await ours(db, lead)).at(-1)).toMatchObject({ status: 'cancelled' })
      expect(await requests(db, lead)).toMatchObject([{ kind: 'complaint', told: true }])
    },
  )
})

story(
  'what is held about somebody is written out for them, whole, and that it was is on record',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt, agents: { ...builtinAgents, ...readingAgent({}) } })
    const lead = await leadWithAnOffer(db, time)
    await db.query(`select pipeline.add_note($1, 'Has two dogs')`, [lead])
    await vendorSays(db, lead, wantsCopy, time)
    const { rows } = await db.query<{ data: { records: object[] } }>(
      'select pipeline.export_subject_data($1) as data',
      [await idOf(db, lead)],
    )
    expect(only(rows).data).toMatchObject({
      heldBy: 'Homestead Buyers',
      records: [
        {
          whoYouAre: { name: 'Jo Smith' },
          property: { property_postcode: facts.property_postcode },
          notesAboutYou: [{ note: 'Has two dogs' }],
          offers: [{ amount: 150_000 }],
          whatYouAskedByRight: [{ what: 'Access to their data' }],
        },
      ],
    })
    expect(JSON.stringify(only(rows).data)).toContain(wantsCopy)
    const { rows: events } = await db.query(
      `select 1 from pipeline.pipeline_events where event_type = 'data_exported'`,
    )
    expect(events).toHaveLength(1)
  },
)

story(
  'leads that become one have one clock, the one that runs out first',
  async ({ database: { pool, db } }) => {
    await clockwork(pool, { startAt })
    const [kept, dropped] = [await aLead(db, facts), await aLead(db, facts)]
    const log = `select pipeline.log_rights_request($1, $2, 'letter', 'asks for a copy', $3)`
    await db.query(log, [kept, 'access', '2026-01-30T10:00:00Z'])
    await db.query(log, [dropped, 'access', '2026-01-10T10:00:00Z'])
    await db.query(log, [dropped, 'complaint', '2026-01-10T10:00:00Z'])
    await db.query(`select pipeline.merge_leads($1, $2, 'the same house')`, [kept, dropped])
    expect(await requests(db, kept)).toMatchObject([
      { kind: 'access', due: '2026-02-10', status: 'open' },
      { kind: 'access', due: '2026-02-28', status: 'withdrawn' },
      { kind: 'complaint', status: 'open' },
    ])
    expect((await openQuestions(db, kept)).filter(({ kind }) => kind === 'rights_request')).toHaveLength(2)
    expect((await openQuestions(db, dropped)).filter(({ kind }) => kind === 'rights_request')).toEqual([])
  },
)
