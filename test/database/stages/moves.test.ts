import { expect } from 'vitest'
import { untilWaiting } from '../../support/databases/locks.ts'
import { aLead, aLeadAt, facts, only, pathOf, stageOf } from '../../support/leads.ts'
import { howMany } from '../../support/run/proof.ts'
import { inTransactionOfWaits as inTransaction, storyOfWaits as story } from '../../support/waits.ts'

inTransaction('a refused request is returned, kept as an event and shown to a person', async ({ db }) => {
  const lead = await aLead(db)
  const { rows } = await db.query('select * from pipeline.request_transition($1, $2)', [lead, 'COMPLETED'])

  expect(rows).toEqual([
    {
      moved: false,
      code: 'VL001',
      from_stage: 'NEW_LEAD',
      to_stage: 'COMPLETED',
      missing_fields: [],
      legal_stages: ['AI_CONVERSATION', 'DEAD_LEAD'],
      event_id: expect.any(String),
    },
  ])
  const events = await db.query(
    `select from_stage, to_stage, metadata->>'code' as code from pipeline.pipeline_events where event_type = 'invalid_transition_attempt'`,
  )
  expect(events.rows).toEqual([{ from_stage: 'NEW_LEAD', to_stage: 'COMPLETED', code: 'VL001' }])
  const reviews = await db.query('select reason from pipeline.review_items where vendor_lead_id = $1', [lead])
  expect(reviews.rows).toEqual([{ reason: 'Invalid transition: NEW_LEAD → COMPLETED' }])
})

inTransaction('asking again for the same illegal move opens no second item', async ({ db }) => {
  const lead = await aLead(db)
  await db.query(`select pipeline.request_transition($1, 'COMPLETED')`, [lead])
  await db.query(`select pipeline.request_transition($1, 'COMPLETED')`, [lead])
  const reviews = await db.query('select from pipeline.review_items where vendor_lead_id = $1', [lead])
  expect(reviews.rows).toHaveLength(1)
})

inTransaction('a request made on a stale screen is told so, and flags nobody', async ({ db }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  const { rows } = await db.query(
    `select moved, code from pipeline.request_transition($1, 'DEAD_LEAD', 'x', 'AI_CONVERSATION')`,
    [lead],
  )
  expect(rows).toEqual([{ moved: false, code: 'VL005' }])
  const flagged = await db.query(
    `select from pipeline.pipeline_events where event_type in ('invalid_transition_attempt', 'review_opened')`,
  )
  expect(flagged.rows).toHaveLength(0)
})

inTransaction('moving a lead to where it is changes nothing', async ({ db }) => {
  const lead = await aLead(db)
  const { rows } = await db.query(`select moved, code from pipeline.request_transition($1, 'NEW_LEAD')`, [
    lead,
  ])
  expect(rows).toEqual([{ moved: false, code: null }])
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'NEW_LEAD' where id = $1`, [lead])
  expect(await pathOf(db, lead)).toEqual(['NEW_LEAD'])
})

inTransaction('a studio’s 0 bedrooms count as known, a blank address does not', async ({ db }) => {
  const lead = await aLead(db, { ...facts, bedrooms: 0, property_address: null })
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION' where id = $1`, [lead])
  const refused = await db.query(
    `select code, missing_fields from pipeline.request_transition($1, 'DEAL_VALIDATION')`,
    [lead],
  )
  expect(refused.rows).toEqual([{ code: 'VL002', missing_fields: ['property_address'] }])

  await db.query(
    `update pipeline.vendor_leads set pipeline_stage = 'DEAL_VALIDATION', property_address = '1 High Street' where id = $1`,
    [lead],
  )
  expect(await stageOf(db, lead)).toBe('DEAL_VALIDATION')
})

inTransaction('an operator’s edge wants a reason', async ({ db }) => {
  const lead = await aLeadAt(db, 'OFFER_REJECTED')
  const without = await db.query(`select code from pipeline.request_transition($1, 'OFFER_MADE')`, [lead])
  expect(without.rows).toEqual([{ code: 'VL003' }])
  const with_ = await db.query(
    `select moved from pipeline.request_transition($1, 'OFFER_MADE', 'better survey')`,
    [lead],
  )
  expect(with_.rows).toEqual([{ moved: true }])
})

inTransaction('no lead dies without a reason', async ({ db }) => {
  const lead = await aLead(db)
  await db.query('savepoint before_move')
  await expect(
    db.query(`update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD' where id = $1`, [lead]),
  ).rejects.toMatchObject({ code: 'VL006' })
  await db.query('rollback to savepoint before_move')

  await db.query(`select set_config('pipeline.reason', 'sold elsewhere', true)`)
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD' where id = $1`, [lead])
  const { rows } = await db.query('select dead_reason from pipeline.vendor_leads where id = $1', [lead])
  expect(rows).toEqual([{ dead_reason: 'sold elsewhere' }])
})

inTransaction('a lead that is inserted starts at the beginning', async ({ db }) => {
  await expect(aLead(db, { pipeline_stage: 'OFFER_MADE' })).rejects.toMatchObject({ code: 'VL001' })
})

inTransaction('what the pipeline keeps for itself cannot be written', async ({ db }) => {
  const lead = await aLead(db)
  await expect(
    db.query('update pipeline.vendor_leads set stage_visit = 7 where id = $1', [lead]),
  ).rejects.toMatchObject({
    code: 'VL008',
  })
})

inTransaction('an override goes anywhere, silently unless effects are asked for', async ({ db }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION', {
    estimated_market_value: 200_000,
    offer_amount: 150_000,
  })
  await db.query(`select pipeline.override_stage($1, 'RETRY_2', 'imported by mistake')`, [lead])

  expect(await stageOf(db, lead)).toBe('RETRY_2')
  const silent = await db.query(
    `select from pipeline.lead_messages where vendor_lead_id = $1 and stage = 'RETRY_2'`,
    [lead],
  )
  expect(silent.rows).toHaveLength(0)
  const timer = await db.query(
    `select stage, name, due_at = pipeline.now() + interval '48 hours' as in_two_days from pipeline.lead_timers where vendor_lead_id = $1`,
    [lead],
  )
  expect(timer.rows).toEqual([{ stage: 'RETRY_2', name: 'timeout', in_two_days: true }])
  const events = await db.query(
    `select reason, metadata from pipeline.pipeline_events where vendor_lead_id = $1 and to_stage = 'RETRY_2'`,
    [lead],
  )
  expect(events.rows).toEqual([
    { reason: 'imported by mistake', metadata: { override: true, runEffects: false } },
  ])

  await db.query(`select pipeline.override_stage($1, 'RETRY_3', 'with the text', true)`, [lead])
  const text = await db.query(
    `select purpose from pipeline.lead_messages where vendor_lead_id = $1 and stage = 'RETRY_3'`,
    [lead],
  )
  expect(text.rows).toEqual([{ purpose: 'RETRY_3' }])
})

inTransaction('automation cannot override', async ({ db }) => {
  const lead = await aLead(db)
  await db.query(`select set_config('pipeline.actor_kind', 'agent', true)`)
  await expect(
    db.query(`select pipeline.override_stage($1, 'COMPLETED', 'because')`, [lead]),
  ).rejects.toMatchObject({ code: 'VL004' })
})

inTransaction('an override leaves no permission behind', async ({ db }) => {
  const lead = await aLead(db)
  await db.query(`select pipeline.override_stage($1, 'RETRY_1', 'first')`, [lead])
  await expect(
    db.query(`update pipeline.vendor_leads set pipeline_stage = 'NEW_LEAD' where id = $1`, [lead]),
  ).rejects.toMatchObject({ code: 'VL001' })
})

inTransaction('a fall-through after acceptance is kept with its deal', async ({ db }) => {
  const lead = await aLeadAt(db, 'INVESTOR_RESERVED')
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'survey found subsidence')`, [lead])
  const { rows } = await db.query(
    `select leads.dead_reason, deals.fell_through_at is not null as fell_through
     from pipeline.vendor_leads as leads join pipeline.deals as deals on deals.vendor_lead_id = leads.id where leads.id = $1`,
    [lead],
  )
  expect(rows).toEqual([{ dead_reason: 'survey found subsidence', fell_through: true }])

  await db.query(`select pipeline.request_transition($1, 'INVESTOR_RESERVED', 'the price was cut instead')`, [
    lead,
  ])
  const back = await db.query(
    'select fell_through_at, investor_name from pipeline.deals where vendor_lead_id = $1',
    [lead],
  )
  expect(back.rows).toEqual([{ fell_through_at: null, investor_name: 'Ada Investor' }])
})

story('of many movers at once one wins, the others are told', async ({ database: { pool } }) => {
  const lead = await aLeadAt(pool, 'OFFER_MADE')
  const holder = await pool.connect()
  await holder.query('begin')
  await holder.query('select from pipeline.vendor_leads where id = $1 for update', [lead])

  const targets = ['OFFER_ACCEPTED', 'OFFER_REJECTED', 'VIDEO_SENT', 'DEAD_LEAD']
  const requests = targets.map((to) =>
    pool.query<{ moved: boolean; code: string | null }>(
      `select moved, code from pipeline.request_transition($1, $2, 'race', 'OFFER_MADE')`,
      [lead, to],
    ),
  )
  await untilWaiting(pool, targets.length)
  await holder.query('commit')
  holder.release()

  const answers = (await Promise.all(requests)).map(({ rows }) => only(rows))
  expect(answers.filter((answer) => answer.moved)).toHaveLength(1)
  expect(answers.filter((answer) => answer.code === 'VL005')).toHaveLength(3)
  const events = await pool.query(
    `select from pipeline.pipeline_events where vendor_lead_id = $1 and event_type = 'stage_change' and from_stage = 'OFFER_MADE'`,
    [lead],
  )
  expect(events.rows).toHaveLength(1)
})

const moves = howMany('movesAtOnce')

story(
  `one statement moves ${moves} leads, each with its event, run and timer`,
  { timeout: 180_000 },
  async ({ database: { pool } }) => {
    await pool.query(
      `insert into pipeline.vendor_leads (vendor_name, vendor_phone)
     select 'Vendor ' || n, '+447700' || lpad(n::text, 6, '0') from generate_series(1, $1::integer) as n`,
      [moves],
    )
    await pool.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION'`)
    const { rows } = await pool.query(
      `select
       (select count(*)::integer from pipeline.pipeline_events where to_stage = 'AI_CONVERSATION') as events,
       (select count(*)::integer from pipeline.agent_runs where stage = 'AI_CONVERSATION' and status = 'queued') as runs,
       (select count(*)::integer from pipeline.agent_runs where stage = 'NEW_LEAD' and status = 'cancelled') as cancelled,
       (select count(*)::integer from pipeline.lead_timers where stage = 'AI_CONVERSATION' and name = 'follow_up_1') as timers`,
    )
    expect(rows).toEqual([{ events: moves, runs: moves, cancelled: moves, timers: moves }])
  },
)

inTransaction.for([
  [
    'stage_change_names_its_visit',
    `insert into pipeline.pipeline_events (vendor_lead_id, event_type, to_stage, actor_kind, actor)
     select id, 'stage_change', 'DEAD_LEAD', 'sql', 'somebody' from pipeline.vendor_leads`,
  ],
  [
    'operation_fits_its_values',
    `insert into pipeline.audit_log
       (table_name, row_id, chain_no, operation, old_values, new_values, actor_kind, actor, session_login, application_name, transaction_id, created_at, hash)
     values ('settings', 'x', 1, 'INSERT', '{}', '{}', 'sql', 'somebody', 'x', '', pg_current_xact_id(), now(), '')`,
  ],
  [
    'operation_fits_its_values',
    `insert into pipeline.audit_log
       (table_name, row_id, chain_no, operation, old_values, actor_kind, actor, session_login, application_name, transaction_id, created_at, hash)
     values ('settings', 'x', 1, 'UPDATE', '{}', 'sql', 'somebody', 'x', '', pg_current_xact_id(), now(), '')`,
  ],
  [
    'chain_starts_from_nothing',
    `insert into pipeline.audit_log
       (table_name, row_id, chain_no, operation, new_values, actor_kind, actor, session_login, application_name, transaction_id, created_at, hash)
     values ('settings', 'x', 2, 'INSERT', '{}', 'sql', 'somebody', 'x', '', pg_current_xact_id(), now(), '')`,
  ],
] as const)('no history that says half of it: %s', async ([rule, statement], { db }) => {
  await aLead(db)
  await expect(db.query(statement)).rejects.toMatchObject({ code: '23514', constraint: rule })
})

inTransaction.for([
  'update pipeline.pipeline_events set reason = null',
  'delete from pipeline.pipeline_events',
  'truncate pipeline.pipeline_events',
])('history cannot be rewritten: %s', async (statement, { db }) => {
  await aLead(db)
  await expect(db.query(statement)).rejects.toMatchObject({ code: 'VL007' })
})
