import type pg from 'pg'
import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { aLead, aLeadAt, facts, only, stageOf } from '../../support/leads.ts'
import { storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'
const puzzled: Agent = async () => ({ outcome: 'ask_human', reason: 'What is a flying freehold?' })
const broken: Agent = async () => {
  throw new Error('no reply')
}

async function itemsOf(db: Db, lead: string) {
  const { rows } = await db.query<{ id: string; kind: string; open: boolean }>(
    `select id, kind, resolved_at is null as open from pipeline.review_items where vendor_lead_id = $1 order by id`,
    [lead],
  )
  return rows
}

async function openKinds(db: Db, lead: string): Promise<string[]> {
  return (await itemsOf(db, lead)).filter(({ open }) => open).map(({ kind }) => kind)
}

async function openAlerts(db: Db, lead: string): Promise<string[]> {
  const { rows } = await db.query<{ type: string }>(
    'select type from pipeline.alerts where vendor_lead_id = $1 and resolved_at is null order by type',
    [lead],
  )
  return rows.map(({ type }) => type)
}

async function resolveAll(db: Db, lead: string, word: string): Promise<void> {
  for (const item of await itemsOf(db, lead))
    await db.query('select pipeline.resolve_review_item($1, $2)', [item.id, word])
}

async function standing(db: Db, lead: string) {
  const { rows } = await db.query(
    `select leads.turn, timers.name as timer,
       (select count(*)::integer from pipeline.lead_messages as texts
        where texts.vendor_lead_id = leads.id and texts.direction = 'inbound' and texts.answered_at is null) as unanswered
     from pipeline.vendor_leads as leads left join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id
     where leads.id = $1`,
    [lead],
  )
  return only(rows)
}

describe('a person who resolves what the vendor wrote has answered it', () => {
  story('after an offer was rejected the vendor’s clock runs on', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    const lead = await aLeadAt(db, 'OFFER_REJECTED')
    await vendorSays(db, lead, 'ring me, I may have been hasty', time)
    await time.pass('2 days')
    expect(await openKinds(db, lead)).toEqual(['vendor_wrote'])
    expect(await openAlerts(db, lead)).toEqual(['STAGE_OVERDUE'])

    await resolveAll(db, lead, 'rang: they stay with their no')
    expect(await standing(db, lead)).toEqual({ turn: 'vendor', timer: 'close', unanswered: 0 })
    expect(await openAlerts(db, lead)).toEqual([])
    await time.pass('48 hours')
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
    expect(await itemsOf(db, lead)).toHaveLength(1)
  })

  story('and so it is when an agent asked for help', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ puzzled }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'puzzled', time)
    expect(await standing(db, lead)).toMatchObject({ turn: 'us', unanswered: 1 })
    await resolveAll(db, lead, 'explained it on the phone')
    expect(await standing(db, lead)).toEqual({ turn: 'vendor', timer: 'timeout', unanswered: 0 })
  })

  story('but not what is written while they look', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ puzzled }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'puzzled', time)
    await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '1 minute')`)
    await vendorSays(db, lead, 'hello?')
    await resolveAll(db, lead, 'explained it on the phone')
    expect(await standing(db, lead)).toMatchObject({ turn: 'us', unanswered: 1 })
  })

  story('where the next step is a person’s it stays with us', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    await vendorSays(db, lead, 'when do we sign?', time)
    await resolveAll(db, lead, 'rang')
    expect(await standing(db, lead)).toEqual({ turn: 'us', timer: 'our_turn', unanswered: 0 })
  })
})

describe('our own work is not the vendor’s silence', () => {
  const stuckValidator = {
    ...eagerAgents,
    sms_agent: async (input, signal) =>
      input.stage === 'DEAL_VALIDATION'
        ? { outcome: 'reply', message: { purpose: 'reply', body: 'We are on it.' } }
        : (eagerAgents.sms_agent as Agent)(input, signal),
    deal_validator: async () => ({ outcome: 'ask_human', reason: 'Fewer than three good comparables' }),
  } satisfies Record<string, Agent>

  async function leadToValue(db: Db, time: Awaited<ReturnType<typeof clockwork>>): Promise<string> {
    const lead = await aLead(db, facts)
    await time.settle()
    await vendorSays(db, lead, 'go on', time)
    return lead
  }

  story(
    'a vendor who asks while a person values the house is not chased',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: stuckValidator })
      const lead = await leadToValue(db, time)
      await vendorSays(db, lead, 'any news?', time)
      expect(await standing(db, lead)).toEqual({ turn: 'us', timer: 'our_turn', unanswered: 0 })
      await time.pass('4 days')
      expect(await stageOf(db, lead)).toBe('DEAL_VALIDATION')
      expect(await openKinds(db, lead)).toEqual(['agent_asks'])
    },
  )

  story(
    'resolving it without a word to the vendor leaves the step with us',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: stuckValidator })
      const lead = await leadToValue(db, time)
      await resolveAll(db, lead, 'asked a local agent for figures')
      expect(await standing(db, lead)).toEqual({ turn: 'us', timer: 'our_turn', unanswered: 0 })
    },
  )

  story('a person’s question hands it over', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: stuckValidator })
    const lead = await leadToValue(db, time)
    await db.query(`select pipeline.send_message($1, 'Is it leasehold?')`, [lead])
    await time.settle()
    expect(await standing(db, lead)).toMatchObject({ turn: 'vendor' })
  })
})

describe('overdue', () => {
  story('whoever has been asked already is warned, not asked again', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: { ...eagerAgents, deal_validator: broken } })
    const lead = await aLead(db, facts)
    await time.settle()
    await vendorSays(db, lead, 'go on', time)
    await time.pass('5 hours')
    expect(await openKinds(db, lead)).toEqual(['agent_failure'])
    expect(await openAlerts(db, lead)).toEqual(['AGENT_FAILURE', 'STAGE_OVERDUE'])

    await resolveAll(db, lead, 'valued by hand next')
    expect(await openAlerts(db, lead)).toEqual([])
    await time.pass('5 hours')
    expect(await openKinds(db, lead)).toEqual(['stage_overdue'])
  })

  story('is over once our text has left', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await time.pass('17 hours')
    expect(await openKinds(db, lead)).toContain('agent_failure')

    await db.query(`select pipeline.send_message($1, 'We offer £150,000.')`, [lead])
    await time.settle()
    expect(await openAlerts(db, lead)).not.toContain('STAGE_OVERDUE')
  })
})

describe('an alert ends as its rule says', () => {
  const afterFiveHours = async (pool: pg.Pool, db: Db, ends: string) => {
    await db.query(`update pipeline.alert_rules set ${ends} where type = 'AGENT_FAILURE'`)
    const time = await clockwork(pool, { startAt: start, agents: { ...eagerAgents, deal_validator: broken } })
    const lead = await aLead(db, facts)
    await time.settle()
    await vendorSays(db, lead, 'go on', time)
    await time.pass('5 hours')
    expect(await openAlerts(db, lead)).toContain('AGENT_FAILURE')
    return lead
  }
  const die = (db: Db, lead: string) =>
    db.query(`select from pipeline.request_transition($1, 'DEAD_LEAD', 'sold elsewhere')`, [lead])

  story('when the lead moves, not when people have answered', async ({ database: { pool, db } }) => {
    const lead = await afterFiveHours(pool, db, 'ends_with_answer = false')
    await resolveAll(db, lead, 'valued by hand next')
    expect(await openAlerts(db, lead)).toEqual(['AGENT_FAILURE'])
    await die(db, lead)
    expect(await openAlerts(db, lead)).toEqual([])
  })

  story('when people have answered, not when the lead moves', async ({ database: { pool, db } }) => {
    const moved = await afterFiveHours(pool, db, 'ends_with_visit = false')
    await die(db, moved)
    expect(await openAlerts(db, moved)).toEqual(['AGENT_FAILURE'])
  })
})

describe('what was asked about an earlier visit', () => {
  story('closes when the lead moves, and its alerts end', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: { ...eagerAgents, deal_validator: broken } })
    const lead = await aLead(db, facts)
    await time.settle()
    await vendorSays(db, lead, 'go on', time)
    await time.pass('5 hours')
    await db.query(
      `update pipeline.vendor_leads
       set validation_passed = true, estimated_market_value = 200000, pipeline_stage = 'OFFER_MADE' where id = $1`,
      [lead],
    )
    expect(await openKinds(db, lead)).toEqual([])
    expect(await openAlerts(db, lead)).toEqual([])
    const { rows } = await db.query(
      'select resolved_by, resolution from pipeline.review_items where vendor_lead_id = $1',
      [lead],
    )
    expect(rows).toEqual([{ resolved_by: 'pipeline', resolution: 'the lead moved on' }])
    const told = await db.query(
      `select actor_kind, metadata ->> 'resolvedBy' as by from pipeline.pipeline_events where event_type = 'review_resolved'`,
    )
    expect(told.rows).toEqual([{ actor_kind: 'sql', by: 'pipeline' }])
  })

  story('asks nothing anew about what an agent is reading by now', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ puzzled }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'puzzled', time)
    await db.query(
      `select pipeline.record_inbound_message(vendor_phone, 'and one more thing', 'SM-more') from pipeline.vendor_leads where id = $1`,
      [lead],
    )
    await resolveAll(db, lead, 'told them what it is')
    expect(await openKinds(db, lead)).toEqual([])
  })

  story(
    'stays open when moving on does not settle it: an unanswered vendor, an opt-out',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start })
      const asking = await aLeadAt(db, 'OFFER_ACCEPTED')
      const silenced = await aLeadAt(db, 'OFFER_ACCEPTED')
      await vendorSays(db, asking, 'when do we sign?', time)
      await vendorSays(db, silenced, 'stop texting me', time)
      const both = [asking, silenced]
      await db.query(
        `update pipeline.vendor_leads set pipeline_stage = 'DUE_DILIGENCE' where id = any ($1)`,
        [both],
      )
      expect(await openKinds(db, asking)).toEqual(['vendor_wrote'])
      expect(await openKinds(db, silenced)).toEqual(['opted_out'])

      await db.query(
        `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'fell through' where id = any ($1)`,
        [both],
      )
      expect(await openKinds(db, asking)).toEqual([])
      expect(await openKinds(db, silenced)).toEqual([])
    },
  )
})

describe('a hold', () => {
  story('during which the vendor wrote ends with the turn being ours', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    const lead = await aLeadAt(db, 'RETRY_3')
    await time.settle()
    await db.query(`select pipeline.hold_lead($1, 'on holiday')`, [lead])
    await time.pass('1 day')
    await vendorSays(db, lead, 'back on Monday', time)
    await time.pass('1 day')
    await db.query('select pipeline.release_lead($1)', [lead])
    expect(await standing(db, lead)).toMatchObject({ turn: 'us', timer: 'our_turn', unanswered: 1 })
    await time.pass('10 days')
    expect(await stageOf(db, lead)).toBe('RETRY_3')
  })

  story('never dates a turn into the future', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    const lead = await aLeadAt(db, 'VIDEO_SENT')
    await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
    await time.pass('9 days')
    await db.query(`update pipeline.vendor_leads set pipeline_stage = 'RETRY_1' where id = $1`, [lead])
    await time.pass('1 day')
    await db.query('select pipeline.release_lead($1)', [lead])
    const { rows } = await db.query(
      `select leads.turn_since = pipeline.now() as since_now, timers.counted_since = pipeline.now() as counted_since_now,
         timers.due_at - pipeline.now() as left
       from pipeline.vendor_leads as leads join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id`,
    )
    expect(rows).toMatchObject([{ since_now: true, counted_since_now: true, left: { days: 2 } }])
  })
})

const itemOf = async (db: Db, lead: string) =>
  only(
    (
      await db.query(
        'select * from pipeline.review_items where vendor_lead_id = $1 order by id desc limit 1',
        [lead],
      )
    ).rows,
  )

story(
  'a question that is to wait is back at its time, or when the vendor writes',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await db.query('select pipeline.take_over_lead($1)', [lead])
    await vendorSays(db, lead, 'is it freehold?', time)
    const snooze = async (wait: string) =>
      db.query('select pipeline.snooze_review_item($1, pipeline.now() + $2::interval)', [
        (await itemOf(db, lead)).id,
        wait,
      ])
    const counted = async () =>
      only(
        (
          await db.query(
            'select pipeline.vendor_leads_open_review_count(leads) as now from pipeline.vendor_leads as leads where id = $1',
            [lead],
          )
        ).rows,
      ).now
    await snooze('2 days')
    expect(await counted()).toBe(0)
    await time.pass('2 days')
    expect(await counted()).toBe(1)
    expect((await itemOf(db, lead)).snoozed_until).toBeNull()

    await snooze('2 days')
    await vendorSays(db, lead, 'hello?', time)
    expect(await counted()).toBe(1)
    await time.pass('3 days')
    const { rows } = await db.query(
      `select event_type from pipeline.pipeline_events where vendor_lead_id = $1 and event_type like 'review_%ed' or event_type = 'review_back' order by id`,
      [lead],
    )
    expect(rows.map(({ event_type }) => event_type)).toEqual([
      'review_opened',
      'review_snoozed',
      'review_back',
      'review_snoozed',
      'review_back',
    ])
    await expect(snooze('-1 day')).rejects.toMatchObject({ code: 'VL018' })
  },
)

story('a question is somebody’s, and others may answer it', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await db.query(`select pipeline_private.add_user('sam', 'operator', '$argon2id$nobody knows it')`)
  await db.query(`select pipeline.plan_call($1, pipeline.now() + interval '1 hour', 'Sam')`, [lead])
  await time.pass('1 hour')
  const { id, assigned_to } = await itemOf(db, lead)
  expect(assigned_to).toBe('sam')
  await db.query('select pipeline.unassign_review_item($1)', [id])
  expect((await itemOf(db, lead)).assigned_to).toBeNull()
  await db.query('select pipeline.assign_review_item($1)', [id])
  expect((await itemOf(db, lead)).assigned_to).toMatch(/^postgres/)
  await db.query(`select pipeline_private.add_user('vic', 'viewer', '$argon2id$nobody knows it')`)
  for (const nobodyWhoActs of ['nobody', 'vic']) {
    const given = db.query(`select pipeline.assign_review_item($1, $2)`, [id, nobodyWhoActs])
    await expect(given).rejects.toMatchObject({ code: 'VL031' })
    const asked = `select pipeline.plan_call($1, pipeline.now() + interval '2 hours', $2)`
    await expect(db.query(asked, [lead, nobodyWhoActs])).rejects.toMatchObject({ code: 'VL031' })
  }
  await db.query(`select pipeline.resolve_review_item($1, 'rang')`, [id])
  await expect(db.query('select pipeline.assign_review_item($1)', [id])).rejects.toMatchObject({
    code: 'VL010',
  })
})

story('an answer is taken back with what it had settled', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await db.query(`select pipeline.hold_lead($1, 'probate')`, [lead])
  await vendorSays(db, lead, 'is it freehold?', time)
  const { id } = await itemOf(db, lead)
  await db.query('select pipeline.release_lead($1)', [lead])
  await db.query(`select pipeline.resolve_review_item($1, 'rang and said so')`, [id])
  // What answers another vendor answers nothing here.
  const other = await leadWithAnOffer(db, time)
  await db.query(`select pipeline.hold_lead($1, 'probate')`, [other])
  await vendorSays(db, other, 'is it freehold?', time)
  await db.query(`select pipeline.resolve_review_item($1, 'rang them, too')`, [(await itemOf(db, other)).id])
  const standing = async () =>
    only(
      (
        await db.query(
          `select turn, (select count(*)::integer from pipeline.lead_messages as said
             where said.vendor_lead_id = leads.id and direction = 'inbound' and answered_at is null) as unanswered
           from pipeline.vendor_leads as leads where id = $1`,
          [lead],
        )
      ).rows,
    )
  expect(await standing()).toEqual({ turn: 'vendor', unanswered: 0 })
  await time.pass('1 hour')

  await db.query(`select pipeline.reopen_review_item($1, 'it was another vendor')`, [id])
  expect(await standing()).toEqual({ turn: 'us', unanswered: 1 })
  expect((await itemOf(db, lead)).resolved_at).toBeNull()
  await db.query(`select pipeline.resolve_review_item($1, 'rang now')`, [id])
  expect(await standing()).toEqual({ turn: 'vendor', unanswered: 0 })

  await time.pass('2 days')
  await expect(db.query(`select pipeline.reopen_review_item($1, 'again')`, [id])).rejects.toMatchObject({
    code: expect.stringMatching(/VL016/),
  })
})
