import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { leadWithAnOffer } from '../support/conversation.ts'
import { inTransaction, story } from '../support/database.ts'
import { aLead, aLeadAt, only, pathOf, stageOf } from '../support/leads.ts'

/** The latest entry that a person wrote about this row of the lead. */
async function lastChange(db: Db, lead: string, table = 'vendor_leads'): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    'select max(id) as id from pipeline.audit_log where vendor_lead_id = $1 and table_name = $2',
    [lead, table],
  )
  return only(rows).id
}

const undo = async (db: Db, entry: string) =>
  only(
    (await db.query(`select pipeline.undo_manual_change($1, 'by mistake') as plan`, [entry])).rows as {
      plan: Record<string, unknown>
    }[],
  ).plan

const faults = async (db: Db) => (await db.query('select * from pipeline.audit_faults()')).rows

story(
  'a lead killed by mistake is back where it was, its clock where it stood',
  async ({ database: { pool: db } }) => {
    const at = (moment: string) => db.query('select pipeline_private.advance_clock($1)', [moment])
    await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 09:00Z', 0)`)
    const lead = await aLeadAt(db, 'RETRY_1')
    await db.query(
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, status, sent_at) values ($1, 1, 150000, 160000, 'sent', pipeline.now())`,
      [lead],
    )
    await at('2026-03-03 09:00Z')
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
    await at('2026-03-10 09:00Z')

    const entry = await lastChange(db, lead)
    const { rows } = await db.query('select pipeline.explain_undo($1) as plan', [entry])
    expect(only(rows).plan).toMatchObject({
      move: { from: 'DEAD_LEAD', to: 'RETRY_1' },
      hold: null,
      rows: [{ table: 'offers', does: 'restore', to: { status: 'sent', closed_at: null } }],
      obstacles: [],
      textsSentSince: 0,
    })
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')

    await undo(db, entry)
    const now = await db.query(
      `select leads.pipeline_stage, leads.dead_reason, leads.retry_count, leads.turn, timers.name as timer, timers.due_at, leads.next_retry_at, offers.status
     from pipeline.vendor_leads as leads
     join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id
     join pipeline.offers as offers on offers.vendor_lead_id = leads.id where leads.id = $1`,
      [lead],
    )
    const due = new Date('2026-03-11T09:00Z')
    expect(now.rows).toEqual([
      {
        pipeline_stage: 'RETRY_1',
        dead_reason: null,
        retry_count: 1,
        turn: 'vendor',
        timer: 'timeout',
        due_at: due,
        next_retry_at: due,
        status: 'sent',
      },
    ])
    const event = await db.query(
      `select reason, actor_kind, metadata -> 'move' as move from pipeline.pipeline_events where event_type = 'manual_change_undone'`,
    )
    expect(event.rows).toEqual([
      { reason: 'by mistake', actor_kind: 'sql', move: { from: 'DEAD_LEAD', to: 'RETRY_1' } },
    ])
    expect(await faults(db)).toEqual([])
  },
)

story('reminders that went out are not sent again', async ({ database: { pool: db } }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 09:00Z', 0)`)
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  await db.query(`select pipeline_private.give_turn($1, 'vendor', pipeline.now())`, [lead])
  await db.query(`select pipeline_private.advance_clock('2026-03-03 09:00Z')`)
  await db.query('select pipeline_private.fire_timer($1)', [lead])
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
  await undo(db, await lastChange(db, lead))
  const { rows } = await db.query('select name, due_at from pipeline.lead_timers where vendor_lead_id = $1', [
    lead,
  ])
  expect(rows).toEqual([{ name: 'follow_up_2', due_at: new Date('2026-03-04T09:00Z') }])
})

story(
  'a lead that went on hold meanwhile comes back with its timer frozen',
  async ({ database: { pool: db } }) => {
    await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 09:00Z', 0)`)
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(`select pipeline_private.give_turn($1, 'vendor', pipeline.now())`, [lead])
    await db.query(`select pipeline_private.advance_clock('2026-03-03 09:00Z')`)
    await db.query('select pipeline_private.fire_timer($1)', [lead])
    await db.query(`select pipeline.override_stage($1, 'RETRY_1', 'wrong row')`, [lead])
    const entry = await lastChange(db, lead)
    await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
    await undo(db, entry)
    const { rows } = await db.query(
      'select stage, name, due_at, remaining is not null as frozen from pipeline.lead_timers where vendor_lead_id = $1',
      [lead],
    )
    expect(rows).toEqual([{ stage: 'AI_CONVERSATION', name: 'follow_up_2', due_at: null, frozen: true }])
  },
)

story('what the move had cancelled starts again', async ({ database: { pool: db } }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 22:00Z', 0)`)
  const lead = await aLead(db)
  const queued = async () => ({
    runs: (
      await db.query(
        `select agent, stage_visit from pipeline.agent_runs where vendor_lead_id = $1 and status = 'queued'`,
        [lead],
      )
    ).rows,
    jobs: (await db.query(`select from graphile_worker.jobs where task_identifier = 'run_agent'`)).rows
      .length,
  })
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
  const before = await queued()
  expect(before.runs).toEqual([])

  expect(await undo(db, await lastChange(db, lead))).toMatchObject({ restarts: 1 })
  const after = await queued()
  expect(after.runs).toEqual([{ agent: 'sms_agent', stage_visit: 3 }])
  expect(after.jobs).toBe(before.jobs + 1)
  expect(await pathOf(db, lead)).toEqual(['NEW_LEAD', 'DEAD_LEAD', 'NEW_LEAD'])
})

story('facts go back to what they were, and only they', async ({ database: { pool: db } }) => {
  const lead = await aLead(db, { asking_price: 180_000, bedrooms: 2 })
  await db.query('update pipeline.vendor_leads set asking_price = 18000 where id = $1', [lead])
  const entry = await lastChange(db, lead)
  await db.query('update pipeline.vendor_leads set bedrooms = 3 where id = $1', [lead])
  expect(await undo(db, entry)).toMatchObject({ move: null })
  const { rows } = await db.query('select asking_price, bedrooms from pipeline.vendor_leads where id = $1', [
    lead,
  ])
  expect(rows).toEqual([{ asking_price: '180000.00', bedrooms: 3 }])
})

story('what was changed again since is not trampled on', async ({ database: { pool: db } }) => {
  const lead = await aLead(db, { asking_price: 180_000 })
  await db.query('update pipeline.vendor_leads set asking_price = 18000 where id = $1', [lead])
  const entry = await lastChange(db, lead)
  await db.query('update pipeline.vendor_leads set asking_price = 175000 where id = $1', [lead])
  await expect(undo(db, entry)).rejects.toMatchObject({
    code: 'VL016',
    detail: expect.stringContaining('"asking_price": 175000'),
  })

  // Once the later change is taken back, the earlier one can be too.
  await undo(db, await lastChange(db, lead))
  await undo(db, entry)
  const { rows } = await db.query('select asking_price from pipeline.vendor_leads where id = $1', [lead])
  expect(rows).toEqual([{ asking_price: '180000.00' }])
})

story('an undo is a change like any other and can be undone', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'fell through')`, [lead])
  await undo(db, await lastChange(db, lead))
  const deal = async () =>
    only(
      (
        await db.query(
          'select fell_through_at is not null as fell_through, investor_name from pipeline.deals where vendor_lead_id = $1',
          [lead],
        )
      ).rows,
    )
  expect(await deal()).toEqual({ fell_through: false, investor_name: 'Ada Investor' })
  await undo(db, await lastChange(db, lead))
  expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  expect(await deal()).toEqual({ fell_through: true, investor_name: 'Ada Investor' })
  const { rows } = await db.query('select dead_reason from pipeline.vendor_leads where id = $1', [lead])
  expect(rows).toEqual([{ dead_reason: 'fell through' }])
  expect(await faults(db)).toEqual([])
})

story('a hold by mistake ends, and an ended one is back', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await db.query(`select pipeline.hold_lead($1, 'in hospital')`, [lead])
  const held = async () =>
    only((await db.query('select hold_reason from pipeline.vendor_leads where id = $1', [lead])).rows)
      .hold_reason
  await undo(db, await lastChange(db, lead))
  expect(await held()).toBeNull()
  await undo(db, await lastChange(db, lead))
  expect(await held()).toBe('in hospital')
  const { rows } = await db.query(
    'select due_at is null as frozen from pipeline.lead_timers where vendor_lead_id = $1',
    [lead],
  )
  expect(rows).toEqual([{ frozen: true }])
})

story('a text that waited for the morning waits again', async ({ database: { pool: db } }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 23:00Z', 0)`)
  const lead = await aLeadAt(db, 'RETRY_1')
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
  expect(await undo(db, await lastChange(db, lead))).toMatchObject({ requeues: 1, textsSentSince: 0 })
  const { rows } = await db.query(
    `select purpose, not_before from pipeline.lead_messages where vendor_lead_id = $1 and status = 'queued'`,
    [lead],
  )
  expect(rows).toEqual([{ purpose: 'RETRY_1', not_before: new Date('2026-03-03T08:00Z') }])
})

story(
  'an offer that waited for the morning leaves as that offer, however often its lead was killed and brought back',
  async ({ database: { pool: db } }) => {
    const time = await clockwork(db, { startAt: '2026-03-02 22:00Z', agents: eagerAgents })
    const lead = await aLeadAt(db, 'DEAL_VALIDATION')
    await time.settle()
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
    const kill = await lastChange(db, lead)
    expect(await undo(db, kill)).toMatchObject({ requeues: 1 })
    await undo(db, await lastChange(db, lead))
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
    const secondKill = await lastChange(db, lead)
    await undo(db, secondKill)
    await time.pass('11 hours')

    const { rows } = await db.query(
      `select offers.status, offers.sent_at = leads.offer_sent_at as told, pipeline.explain_message(messages.id) as why
       from pipeline.offers as offers
       join pipeline.vendor_leads as leads on leads.id = offers.vendor_lead_id
       join pipeline.lead_messages as messages on messages.id = offers.message_id
       where leads.id = $1`,
      [lead],
    )
    expect(rows).toMatchObject([
      {
        status: 'sent',
        told: true,
        why: {
          body: 'We offer £150,000',
          cause: { kind: 'agent', agent: 'offer_engine' },
          move: { from: 'DEAD_LEAD', to: 'OFFER_MADE', reason: 'by mistake' },
          run: { agent: 'offer_engine', outcome: 'advance' },
          delivery: { status: 'sent', attempts: 1 },
        },
      },
    ])
    expect(await faults(db)).toEqual([])
  },
)

inTransaction('a rule that was changed or deleted comes back, for an admin', async ({ db }) => {
  await db.query(`update pipeline.stage_timers set after = '99 hours' where stage = 'RETRY_1' and step = 1`)
  await db.query(`delete from pipeline.stage_timers where stage = 'AI_CONVERSATION' and step = 2`)
  const { rows } = await db.query<{ id: string }>(
    `select id from pipeline.audit_log where table_name = 'stage_timers' and transaction_id = pg_current_xact_id() order by id`,
  )
  await db.query('savepoint before')
  await db.query('set local role pipeline_operator')
  await expect(undo(db, rows[0]?.id as string)).rejects.toMatchObject({ code: 'VL004' })
  await db.query('rollback to before')

  for (const { id } of rows) await undo(db, id)
  const timers = await db.query(
    `select after::text from pipeline.stage_timers where (stage, step) in (('RETRY_1', 1), ('AI_CONVERSATION', 2))`,
  )
  expect(timers.rows).toEqual([{ after: '48:00:00' }, { after: '48:00:00' }])
})

inTransaction('what nobody did by hand, or nobody can take back, is refused with a word', async ({ db }) => {
  const refused = async (entry: string, reason: string | null, code: string) => {
    await db.query('savepoint before')
    await expect(
      db.query('select pipeline.undo_manual_change($1, $2)', [entry, reason]),
    ).rejects.toMatchObject({ code })
    await db.query('rollback to before')
  }
  const lead = await aLead(db)
  const created = await lastChange(db, lead)
  await refused(created, 'x', 'VL017')
  await refused('999999999', 'x', 'VL010')
  await refused(created, ' ', 'VL003')

  await db.query(`select set_config('pipeline.actor_kind', 'worker', true)`)
  await db.query('update pipeline.vendor_leads set bedrooms = 4 where id = $1', [lead])
  await refused(await lastChange(db, lead), 'x', 'VL004')
  await db.query(`select set_config('pipeline.actor_kind', '', true)`)
  await refused(await lastChange(db, lead), 'x', 'VL017')
})

story(
  'a lead that is killed and brought back twice gets no reminder twice',
  async ({ database: { pool: db } }) => {
    const time = await clockwork(db, {
      startAt: '2026-03-02 09:00Z',
      agents: { sms_agent: async () => ({ outcome: 'reply' }) },
    })
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(`select pipeline_private.give_turn($1, 'vendor', pipeline.now())`, [lead])
    await time.pass('25 hours')
    for (let times = 0; times < 2; times += 1) {
      await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
      await time.pass('1 hour')
      await undo(db, await lastChange(db, lead))
      await time.pass('1 hour')
    }
    await time.pass('3 days')
    const { rows } = await db.query(
      `select template, count(*)::integer as sent from pipeline.lead_messages
     where vendor_lead_id = $1 and sent_at is not null and template is not null group by 1 order by 1`,
      [lead],
    )
    expect(rows).toEqual([
      { template: 'conversation_follow_up_1', sent: 1 },
      { template: 'conversation_follow_up_2', sent: 1 },
    ])
  },
)

story('a timer that a person had moved stays moved', async ({ database: { pool: db } }) => {
  await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
  const lead = await aLeadAt(db, 'RETRY_1')
  await db.query(`select pipeline.move_timer($1, '2026-03-20 12:00Z', 'back from holidays then')`, [lead])
  await db.query(`select pipeline.override_stage($1, 'OFFER_REJECTED', 'wrong row')`, [lead])
  await undo(db, await lastChange(db, lead))
  const { rows } = await db.query(
    'select due_at, moved_at is not null as moved from pipeline.lead_timers where vendor_lead_id = $1',
    [lead],
  )
  expect(rows).toEqual([{ due_at: new Date('2026-03-20T12:00Z'), moved: true }])
})

story(
  'a change is taken back once, whichever of its entries is named',
  async ({ database: { pool: db } }) => {
    await clockwork(db, { startAt: '2026-03-02 22:00Z', agents: eagerAgents })
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'fell through')`, [lead])
    const entries = await db.query<{ id: string }>(
      `select id from pipeline.audit_log where vendor_lead_id = $1 and transaction_id = (
       select transaction_id from pipeline.audit_log where id = $2
     ) order by id`,
      [lead, await lastChange(db, lead)],
    )
    expect(entries.rows.length).toBeGreaterThan(1)
    await undo(db, entries.rows[0]?.id as string)
    for (const { id } of entries.rows) {
      const { rows } = await db.query<{ plan: { obstacles: { table: string }[] } }>(
        'select pipeline.explain_undo($1) as plan',
        [id],
      )
      expect(only(rows).plan.obstacles.map(({ table }) => table)).toContain('audit_log')
      await expect(undo(db, id)).rejects.toMatchObject({ code: 'VL016' })
    }
  },
)

story('an acceptance is taken back, and that too', async ({ database: { pool: db } }) => {
  const time = await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
  const lead = await leadWithAnOffer(db, time)
  await db.query(`select pipeline.request_transition($1, 'OFFER_ACCEPTED', 'on the phone')`, [lead])
  const standing = async () =>
    only(
      (
        await db.query(
          `select leads.pipeline_stage as stage, offers.status, deals.agreed_price as price
           from pipeline.vendor_leads as leads
           join pipeline.offers as offers on offers.vendor_lead_id = leads.id
           left join pipeline.deals as deals on deals.vendor_lead_id = leads.id where leads.id = $1`,
          [lead],
        )
      ).rows,
    )
  const accepted = await standing()
  expect(accepted).toEqual({ stage: 'OFFER_ACCEPTED', status: 'accepted', price: '150000.00' })
  for (let times = 0; times < 2; times += 1) {
    await undo(db, await lastChange(db, lead))
    expect(await standing()).toEqual({ stage: 'OFFER_MADE', status: 'sent', price: null })
    await undo(db, await lastChange(db, lead))
    expect(await standing()).toEqual(accepted)
  }
  expect(await faults(db)).toEqual([])
})

inTransaction('what a release of the rules wrote is not taken back by hand', async ({ db }) => {
  const { rows } = await db.query<{ id: string }>(
    `select distinct on (table_name) id from pipeline.audit_log where vendor_lead_id is null and table_name in ('settings', 'stages')`,
  )
  expect(rows).toHaveLength(2)
  for (const { id } of rows) {
    await db.query('savepoint before')
    await expect(undo(db, id)).rejects.toMatchObject({ code: 'VL017' })
    await db.query('rollback to before')
  }
})

story('operators do not take back what an admin overrode', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await db.query(`select pipeline.override_stage($1, 'DUE_DILIGENCE', 'agreed by letter')`, [lead])
  const entry = await lastChange(db, lead)
  const asRole = async (role: string) => {
    const client = await db.connect()
    try {
      await client.query('begin')
      await client.query(`set local role ${role}`)
      await undo(client, entry)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
  await expect(asRole('pipeline_operator')).rejects.toMatchObject({ code: 'VL004' })
  await asRole('pipeline_admin')
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
})

story(
  'a bulk fix is taken back as a whole, each lead with its own clock, or not at all',
  async ({ database: { pool: db } }) => {
    const time = await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
    const leads: string[] = []
    for (const stage of ['RETRY_1', 'RETRY_2', 'AI_CONVERSATION', 'OFFER_REJECTED']) {
      leads.push(await aLeadAt(db, stage))
      await time.pass('1 hour')
    }
    const clocks = async () =>
      (
        await db.query(
          `select leads.pipeline_stage, leads.turn, leads.bedrooms, timers.due_at - pipeline.now() as left
         from pipeline.vendor_leads as leads left join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id
         order by leads.id`,
        )
      ).rows
    const before = await clocks()
    await db.query(
      `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'wrong list', bedrooms = 1`,
    )
    const entry = await lastChange(db, leads[0] as string)
    await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '3 days')`)

    await db.query('update pipeline.vendor_leads set bedrooms = 9 where id = $1', [leads[3]])
    await expect(
      db.query(`select pipeline.undo_transaction($1, 'wrong list')`, [entry]),
    ).rejects.toMatchObject({ code: 'VL016' })
    await undo(db, await lastChange(db, leads[3] as string))

    const trial = await db.query(`select pipeline.undo_transaction($1, 'wrong list', true) as plan`, [entry])
    expect(only(trial.rows).plan).toMatchObject({ leads: 4, moves: 4, obstacles: [] })
    expect(await stageOf(db, leads[0] as string)).toBe('DEAD_LEAD')
    await db.query(`select pipeline.undo_transaction($1, 'wrong list')`, [entry])
    expect(await clocks()).toEqual(before)
    await expect(undo(db, entry)).rejects.toMatchObject({ code: 'VL016' })
    expect(await faults(db)).toEqual([])
  },
)

// Found by random commands.

story(
  'a run that a newer text had replaced is not started again beside its successor',
  async ({ database: { pool: db } }) => {
    await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 09:00Z', 0)`)
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    for (const id of ['SM1', 'SM2'])
      await db.query(
        'select pipeline.record_inbound_message(vendor_phone, $2, $2) from pipeline.vendor_leads where id = $1',
        [lead, id],
      )
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
    expect(await undo(db, await lastChange(db, lead))).toMatchObject({ restarts: 1 })
  },
)

story(
  'a hold that ended is not brought back to a lead that has died since',
  async ({ database: { pool: db } }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await db.query(`select pipeline.hold_lead($1, 'in hospital')`, [lead])
    await db.query('select pipeline.release_lead($1)', [lead])
    const released = await lastChange(db, lead)
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [lead])
    await expect(undo(db, released)).rejects.toMatchObject({
      code: 'VL016',
      detail: expect.stringContaining('"pipeline_stage": "DEAD_LEAD"'),
    })
  },
)

story('a question that was asked anew is not opened twice', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
  const ask = () =>
    db.query(`select pipeline_private.open_review_item($1, 'vendor_wrote', 'The vendor wrote')`, [lead])
  await ask()
  await db.query(
    `select pipeline.resolve_review_item(id, 'done') from pipeline.review_items where vendor_lead_id = $1`,
    [lead],
  )
  const closed = await lastChange(db, lead, 'review_items')
  await ask()
  await undo(db, closed)
  const { rows } = await db.query(
    'select from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null',
    [lead],
  )
  expect(rows).toHaveLength(1)
})

story('what the move had closed is asked again, about the new visit', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  const { rows } = await db.query(
    `select code from pipeline.request_transition($1, 'COMPLETED', 'too early')`,
    [lead],
  )
  expect(rows).toEqual([{ code: 'VL001' }])
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
  await undo(db, await lastChange(db, lead))
  const open = await db.query(
    `select items.kind, items.stage_visit = leads.stage_visit as about_now
     from pipeline.review_items as items join pipeline.vendor_leads as leads on leads.id = items.vendor_lead_id
     where leads.id = $1 and items.resolved_at is null`,
    [lead],
  )
  expect(open.rows).toEqual([{ kind: 'invalid_transition', about_now: true }])
})

story(
  'what was answered is not asked again once the lead has moved on',
  async ({ database: { pool: db } }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(`select pipeline.request_transition($1, 'COMPLETED', 'too early')`, [lead])
    await db.query(
      `select pipeline.resolve_review_item(id, 'done') from pipeline.review_items where vendor_lead_id = $1`,
      [lead],
    )
    const answer = await lastChange(db, lead, 'review_items')
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'no interest')`, [lead])
    await undo(db, answer)
    const open = await db.query(
      'select from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null',
      [lead],
    )
    expect(open.rows).toEqual([])
  },
)

story('an offer made at a stage that was a mistake lapses with it', async ({ database: { pool: db } }) => {
  await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [lead])
  await db.query(`select pipeline.override_stage($1, 'RETRY_2', 'came back', true)`, [lead])
  const entry = await lastChange(db, lead)
  await db.query('select pipeline.make_offer($1, 152000)', [lead])
  await undo(db, entry)
  const { rows } = await db.query('select status from pipeline.offers where vendor_lead_id = $1', [lead])
  expect(rows).toEqual([{ status: 'lapsed' }])
})

story(
  'an offer of a person that is taken back leaves the one before on the table',
  async ({ database: { pool: db } }) => {
    const time = await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
    const lead = await leadWithAnOffer(db, time)
    await db.query('select pipeline.make_offer($1, 152000)', [lead])
    await undo(db, await lastChange(db, lead))
    const { rows } = await db.query(
      `select offers.status, offers.amount, leads.offer_amount from pipeline.offers as offers
     join pipeline.vendor_leads as leads on leads.id = offers.vendor_lead_id where leads.id = $1`,
      [lead],
    )
    expect(rows).toEqual([{ status: 'sent', amount: '150000.00', offer_amount: '150000.00' }])
  },
)
