import { expect } from 'vitest'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, facts, only, stageOf } from '../../support/leads.ts'

const start = '2026-03-02T10:00:00Z'

story(
  'an agent that keeps failing is tried again after 2, 4 and 8 seconds, then given up',
  async ({ database: { pool, db } }) => {
    let calls = 0
    const time = await clockwork(pool, {
      startAt: start,
      agents: {
        sms_agent: async () => {
          calls += 1
          throw new Error('model is down')
        },
      },
    })
    const lead = await aLead(db)
    await time.settle()
    const waits: number[] = []
    for (let attempt = 2; attempt <= 4; attempt += 1) {
      const { rows } = await db.query<{ attempt: number; wait: string }>(
        `select attempt, extract(epoch from next_attempt_at - pipeline.now()) as wait from pipeline.agent_runs where status = 'queued'`,
      )
      const run = only(rows)
      expect(run.attempt).toBe(attempt)
      waits.push(Number(run.wait))
      await time.pass(`${run.wait} seconds`)
    }
    for (const [index, base] of [2, 4, 8].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(base)
      expect(waits[index]).toBeLessThanOrEqual(base * 1.25)
    }

    expect(calls).toBe(4)
    expect(await stageOf(db, lead)).toBe('NEW_LEAD')
    const runs = await db.query('select status, attempt, error from pipeline.agent_runs')
    expect(runs.rows).toEqual([{ status: 'dead', attempt: 4, error: 'Error: model is down' }])
    const reviews = await db.query('select kind, reason from pipeline.review_items')
    expect(reviews.rows).toEqual([
      { kind: 'agent_failure', reason: 'Failed initial SMS: Agent sms_agent failed after 3 retries' },
    ])
    const alerts = await db.query('select type, severity, message, vendor_lead_id from pipeline.alerts')
    expect(alerts.rows).toEqual([
      {
        type: 'AGENT_FAILURE',
        severity: 'HIGH',
        message: `Agent sms_agent failed after 3 retries for lead ${lead}`,
        vendor_lead_id: lead,
      },
    ])
    const counted = await db.query('select agent_retry_count from pipeline.vendor_leads')
    expect(counted.rows).toEqual([{ agent_retry_count: 4 }])
  },
)

story('an agent that recovers goes on as if nothing had been', async ({ database: { pool, db } }) => {
  let calls = 0
  const time = await clockwork(pool, {
    startAt: start,
    agents: {
      ...eagerAgents,
      sms_agent: async () => {
        calls += 1
        if (calls === 1) throw new Error('once')
        return { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello' } }
      },
    },
  })
  const lead = await aLead(db)
  await time.pass('5 seconds')
  expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
  const texts = await db.query('select status from pipeline.lead_messages')
  expect(texts.rows).toEqual([{ status: 'sent' }])
})

story('an answer that is not of the agreed form counts as a failure', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, {
    startAt: start,
    // What a faulty agent over HTTP would send.
    agents: { sms_agent: async () => JSON.parse('{"outcome":"advance","facts":{"askingPrice":"a lot"}}') },
  })
  await aLead(db)
  await time.pass('1 minute')
  const { rows } = await db.query<{ error: string }>('select error from pipeline.agent_runs')
  expect(only(rows).error).toContain('facts.askingPrice')
})

async function claimedRun(
  db: { query: (text: string, values?: unknown[]) => Promise<{ rows: { id: string; run_token: string }[] }> },
  lead: string,
) {
  return only(
    (
      await db.query(
        `select runs.id, claimed.run_token
         from pipeline.agent_runs as runs
         cross join pipeline_private.claim_agent_run(runs.id, runs.attempt, 1) as claimed
         where runs.vendor_lead_id = $1 and runs.status = 'queued'`,
        [lead],
      )
    ).rows,
  )
}

inTransaction('a result that comes after the lead moved on is kept and changes nothing', async ({ db }) => {
  const lead = await aLeadAt(db, 'DEAL_VALIDATION')
  const run = await claimedRun(db, lead)
  await db.query(
    `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'sold' where id = $1`,
    [lead],
  )

  const { rows } = await db.query(
    `select pipeline_private.settle_agent_run($1, $2, '{"outcome":"advance"}') as verdict`,
    [run.id, run.run_token],
  )
  expect(rows).toEqual([{ verdict: 'late' }])
  expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  const kept = await db.query('select status, outcome from pipeline.agent_runs where id = $1', [run.id])
  expect(kept.rows).toEqual([{ status: 'late', outcome: 'advance' }])
  const events = await db.query(`select from pipeline.pipeline_events where event_type = 'late_result'`)
  expect(events.rows).toHaveLength(1)
})

inTransaction('a result that comes twice counts once', async ({ db }) => {
  const lead = await aLeadAt(db, 'DEAL_VALIDATION')
  const run = await claimedRun(db, lead)
  const answer = JSON.stringify({
    outcome: 'advance',
    valuation: { passed: true, estimatedMarketValue: 200_000, bmvScore: 7.5, basis: {} },
  })
  const settle = () =>
    db.query('select pipeline_private.settle_agent_run($1, $2, $3) as verdict', [
      run.id,
      run.run_token,
      answer,
    ])
  expect((await settle()).rows).toEqual([{ verdict: 'settled' }])
  expect((await settle()).rows).toEqual([{ verdict: 'late' }])
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
})

inTransaction('an older attempt cannot settle a run that was claimed again', async ({ db }) => {
  const lead = await aLeadAt(db, 'DEAL_VALIDATION')
  const first = await claimedRun(db, lead)
  await db.query(`select pipeline_private.claim_agent_run($1, 1, 1)`, [first.id])
  const { rows } = await db.query(
    `select pipeline_private.settle_agent_run($1, $2, '{"outcome":"reject"}') as verdict`,
    [first.id, first.run_token],
  )
  expect(rows).toEqual([{ verdict: 'late' }])
  expect(await stageOf(db, lead)).toBe('DEAL_VALIDATION')
})

inTransaction(
  'no agent writes what it may not: the SMS agent cannot value a house or make an offer',
  async ({ db }) => {
    const lead = await aLead(db, facts)
    const run = await claimedRun(db, lead)
    const answer = JSON.stringify({ outcome: 'advance', offer: { amount: 1, ceiling: 2, basis: {} } })
    const { rows } = await db.query('select pipeline_private.settle_agent_run($1, $2, $3) as verdict', [
      run.id,
      run.run_token,
      answer,
    ])
    expect(rows).toEqual([{ verdict: 'review' }])
    const offered = await db.query(
      'select offer_amount, pipeline_stage from pipeline.vendor_leads where id = $1',
      [lead],
    )
    expect(offered.rows).toEqual([{ offer_amount: null, pipeline_stage: 'NEW_LEAD' }])
  },
)

inTransaction('no offer goes above the market value', async ({ db }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  const run = await claimedRun(db, lead)
  const answer = JSON.stringify({
    outcome: 'advance',
    offer: { amount: 210_000, ceiling: 250_000, basis: {} },
  })
  const { rows } = await db.query('select pipeline_private.settle_agent_run($1, $2, $3) as verdict', [
    run.id,
    run.run_token,
    answer,
  ])
  expect(rows).toEqual([{ verdict: 'review' }])
  const offers = await db.query('select from pipeline.offers')
  expect(offers.rows).toHaveLength(0)
  const figure = await db.query('select offer_amount from pipeline.vendor_leads where id = $1', [lead])
  expect(figure.rows).toEqual([{ offer_amount: '150000.00' }])
})

inTransaction('two open runs of one agent for one visit cannot be stored', async ({ db }) => {
  const lead = await aLead(db)
  await expect(
    db.query(
      `insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose) values ($1, 'NEW_LEAD', 1, 'sms_agent', 'REPLY')`,
      [lead],
    ),
  ).rejects.toMatchObject({ code: '23505', constraint: 'one_open_run_per_agent_and_visit' })
})

inTransaction('a finished lead can hold neither a run nor a timer', async ({ db }) => {
  const lead = await aLeadAt(db, 'DEAD_LEAD')
  for (const statement of [
    `insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose) values ($1, 'AI_CONVERSATION', 2, 'sms_agent', 'REPLY')`,
    `insert into pipeline.lead_timers (vendor_lead_id, stage, stage_visit, name, counted_since, due_at) values ($1, 'AI_CONVERSATION', 2, 'follow_up_1', now(), now())`,
  ]) {
    await db.query('savepoint before_insert')
    await expect(db.query(statement, [lead])).rejects.toMatchObject({ code: 'VL012' })
    await db.query('rollback to savepoint before_insert')
  }
})
