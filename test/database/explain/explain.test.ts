import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { vendorSays } from '../../support/conversation.ts'
import { aLead, aLeadAt, allStages, facts, only, usualWayFrom } from '../../support/leads.ts'
import { inTransactionOfWaits as inTransaction, storyOfWaits as story } from '../../support/waits.ts'

interface Explained {
  stage: string
  turn: string | null
  next: { what: string; at: string | null; owedBy: string; detail: Record<string, unknown> | null }
  pending: Record<string, unknown[]>
  moves: { to: string; automation: boolean; reasonRequired: boolean; missing: string[] }[]
}

const explain = async (db: Db, lead: string) =>
  only((await db.query<{ told: Explained }>('select pipeline.explain_lead($1) as told', [lead])).rows).told

story('at every moment there is one answer to what happens next', async ({ database: { pool } }) => {
  const time = await clockwork(pool, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
  const lead = await aLead(pool)
  const next = async () => (await explain(pool, lead)).next

  expect(await next()).toMatchObject({
    what: 'agent',
    owedBy: 'agent',
    detail: { agent: 'sms_agent', status: 'queued' },
  })
  await time.settle()
  expect(await next()).toMatchObject({
    what: 'timer',
    owedBy: 'vendor',
    at: '2026-03-03T09:00:00+00:00',
    detail: { timer: 'follow_up_1', action: 'send', template: 'conversation_follow_up_1' },
  })
  await pool.query(`select pipeline.send_message($1, 'I will ring you')`, [lead])
  expect(await next()).toMatchObject({ what: 'text', owedBy: 'outbox', detail: { purpose: 'person' } })
  await pool.query(`select pipeline.hold_lead($1, 'in hospital')`, [lead])
  expect(await next()).toMatchObject({ what: 'release', owedBy: 'person', detail: { reason: 'in hospital' } })
  await vendorSays(pool, lead, 'Hello?')
  await pool.query('select pipeline.release_lead($1)', [lead])
  await time.settle()
  expect(await next()).toMatchObject({ what: 'review', owedBy: 'person', detail: { kind: 'vendor_wrote' } })
  await pool.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [lead])
  expect(await next()).toEqual({ what: 'nothing', at: null, owedBy: 'nobody', detail: null })
})

inTransaction('the legal moves say for whom they are and what they lack', async ({ db }) => {
  const lead = await aLead(db, { ...facts, bedrooms: null })
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION' where id = $1`, [lead])
  const [validation] = await usualWayFrom(db, 'AI_CONVERSATION')
  expect(await explain(db, lead)).toMatchObject({
    stage: 'AI_CONVERSATION',
    moves: [
      { to: validation, automation: true, reasonRequired: false, missing: ['bedrooms'] },
      { to: 'DEAD_LEAD', automation: true, reasonRequired: true, missing: [] },
    ],
  })
  const accepted = await explain(db, await aLeadAt(db, 'OFFER_ACCEPTED'))
  const [usual] = await usualWayFrom(db, 'OFFER_ACCEPTED')
  expect(accepted.moves.map(({ to, automation }) => [to, automation])).toEqual([
    [usual, true],
    ['DUE_DILIGENCE', true],
    ['DEAD_LEAD', false],
  ])
  await db.query('savepoint before')
  await expect(explain(db, '00000000-0000-0000-0000-000000000000')).rejects.toMatchObject({ code: 'VL010' })
})

inTransaction('what is told of a move is what happens to whoever tries it', async ({ db }) => {
  const tries = async (lead: string, who: 'person' | 'agent', to: string) => {
    await db.query(`savepoint before; set local pipeline.actor_kind = '${who === 'agent' ? who : ''}'`)
    const { rows } = await db.query<{ code: string | null; missing_fields: string[] | null }>(
      `select code, missing_fields from pipeline.request_transition($1, $2, 'a reason')`,
      [lead, to],
    )
    await db.query('rollback to before')
    return only(rows)
  }

  const told: unknown[] = []
  const happened: unknown[] = []
  const compare = async (lead: string, whoTries: ('person' | 'agent')[]) => {
    const { stage, moves } = await explain(db, lead)
    for (const { to, automation, missing } of moves) {
      for (const who of whoTries) {
        const may = who === 'person' || automation
        told.push([stage, to, who, !may ? 'forbidden' : missing.length > 0 ? missing : null])
        const { code, missing_fields } = await tries(lead, who, to)
        const forbidden = code === 'VL004' || code === 'VL011'
        happened.push([stage, to, who, forbidden ? 'forbidden' : code === 'VL002' ? missing_fields : code])
      }
    }
  }
  for (const stage of allStages.filter((each) => each !== 'NEW_LEAD')) {
    const lead = await aLead(db)
    await db.query(`select pipeline.override_stage($1, $2, 'bare')`, [lead, stage])
    await compare(lead, ['person', 'agent'])
    if ((await explain(db, lead)).turn === null) continue
    await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
    await compare(lead, ['agent'])
  }
  expect(happened).toEqual(told)
  expect(happened.length).toBeGreaterThan(80)
})

story('why was this text sent', async ({ database: { pool } }) => {
  const time = await clockwork(pool, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
  const lead = await aLead(pool, { estimated_market_value: 200_000, offer_amount: 150_000 })
  await time.pass('25 hours')
  await pool.query(`select pipeline.send_message($1, 'I will ring you')`, [lead])
  await pool.query(`select pipeline.override_stage($1, 'RETRY_1', 'agreed by phone', true)`, [lead])
  await time.settle()
  // The rule has been changed since: the text was sent by the one of then.
  await pool.query(
    `update pipeline.stage_timers set after = '30 hours' where stage = 'AI_CONVERSATION' and name = 'follow_up_1'`,
  )

  const { rows } = await pool.query<{ why: Record<string, unknown> }>(
    `select pipeline.explain_message(id) as why from pipeline.lead_messages where vendor_lead_id = $1 order by created_at, id`,
    [lead],
  )
  expect(rows.map(({ why }) => why)).toMatchObject([
    {
      cause: { kind: 'agent', agent: 'sms_agent' },
      move: { to: 'AI_CONVERSATION', actorKind: 'agent', actor: 'sms_agent' },
      run: { outcome: 'advance', purpose: 'INITIAL_CONTACT', attempts: 1 },
      delivery: { status: 'sent', carrier: 'simulated', attempts: 1 },
    },
    {
      cause: { kind: 'timer', template: 'conversation_follow_up_1', timer: 'follow_up_1', after: '24:00:00' },
      move: { to: 'AI_CONVERSATION' },
      run: null,
    },
    { cause: { kind: 'person', actorKind: 'sql' }, body: 'I will ring you' },
    {
      cause: { kind: 'stage', stage: 'RETRY_1', template: 'retry_1' },
      move: { from: 'AI_CONVERSATION', to: 'RETRY_1', actorKind: 'sql', reason: 'agreed by phone' },
    },
  ])
})

story('runs that were given up go on when their service is back', async ({ database: { pool } }) => {
  let isBack = false
  const time = await clockwork(pool, {
    startAt: '2026-03-02 09:00Z',
    agents: {
      ...eagerAgents,
      sms_agent: async (input, signal) => {
        if (!isBack) throw new Error('connect ECONNREFUSED')
        const agent = eagerAgents.sms_agent
        if (agent === undefined) throw new Error('no agent')
        return agent(input, signal)
      },
    },
  })
  const lead = await aLead(pool)
  const gone = await aLead(pool)
  await time.pass('10 minutes')
  await pool.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [gone])
  const replay = async (filter: object) =>
    (
      await pool.query(
        `select vendor_lead_id, replayed, why from pipeline.replay_agent_runs($1, 'the service is back') order by vendor_lead_id`,
        [filter],
      )
    ).rows

  expect(await replay({ agent: 'deal_validator' })).toEqual([])
  expect(await replay({ error: 'econnrefused', dryRun: true })).toEqual([
    { vendor_lead_id: lead, replayed: false, why: 'would be replayed' },
    { vendor_lead_id: gone, replayed: false, why: 'the lead has moved on to DEAD_LEAD' },
  ])
  isBack = true
  expect(await replay({ agent: 'sms_agent', stage: 'NEW_LEAD', leadIds: [lead] })).toEqual([
    { vendor_lead_id: lead, replayed: true, why: null },
  ])
  expect(await replay({ leadIds: [lead] })).toMatchObject([
    { replayed: false, why: 'a later run of the agent has taken its place' },
  ])
  await time.settle()
  const { rows } = await pool.query(
    `select pipeline_stage,
       (select count(*)::int from pipeline.review_items where vendor_lead_id = leads.id and resolved_at is null) as items,
       (select count(*)::int from pipeline.alerts where vendor_lead_id = leads.id and resolved_at is null) as alerts,
       (select reason from pipeline.pipeline_events where vendor_lead_id = leads.id and event_type = 'run_replayed') as because
     from pipeline.vendor_leads as leads where id = $1`,
    [lead],
  )
  expect(rows).toEqual([
    { pipeline_stage: 'AI_CONVERSATION', items: 0, alerts: 0, because: 'the service is back' },
  ])
  await expect(replay({ agnet: 'x' })).rejects.toMatchObject({ code: 'VL020' })
})
