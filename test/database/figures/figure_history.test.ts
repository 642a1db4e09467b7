import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { runScheduleNow } from '../../../db/work/schedules.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, facts, only } from '../../support/leads.ts'

async function written(db: Db, time: { settle(): Promise<void> }): Promise<void> {
  await runScheduleNow(db, 'update_metrics', 'to look at them')
  await time.settle()
  const { rows } = await db.query(
    `select failed_because from pipeline.schedule_runs order by id desc limit 1`,
  )
  expect(rows).toEqual([{ failed_because: null }])
}

async function valuesOf(db: Db, figure: string, fromDay?: string, toDay?: string) {
  const { rows } = await db.query(
    `select scope, amount::float8 as amount, out_of::float8 as of, value, is_mature as mature from pipeline.figure_values($1, $2, $3) order by scope`,
    [figure, fromDay, toDay],
  )
  return rows
}

story('figures of hours and days add up, whatever the clocks do', async ({ database: { db, pool } }) => {
  // The hour from 1 to 2 comes twice in London on this Sunday.
  const time = await clockwork(pool, { startAt: '2026-10-24T22:50:00Z' })
  await aLead(db, { source: 'facebook' })
  await written(db, time)
  await time.pass('20 minutes') // past midnight in London
  await aLead(db, { source: 'facebook' })
  await time.pass('60 minutes') // 01:10 summer time
  await aLead(db)
  await time.pass('60 minutes') // 01:10 winter time
  await aLead(db)
  await written(db, time)
  const { rows: hours } = await db.query(
    `select scope, to_char(hour_at at time zone 'utc', 'DD HH24') as hour, amount::integer from pipeline.figure_hours where figure = 'new_leads' order by 1, 2`,
  )
  expect(hours).toEqual([
    { scope: '', hour: '24 22', amount: 1 },
    { scope: '', hour: '24 23', amount: 1 },
    { scope: '', hour: '25 00', amount: 1 },
    { scope: '', hour: '25 01', amount: 1 },
    { scope: 'facebook', hour: '24 22', amount: 1 },
    { scope: 'facebook', hour: '24 23', amount: 1 },
    { scope: 'manual', hour: '25 00', amount: 1 },
    { scope: 'manual', hour: '25 01', amount: 1 },
  ])
  // What comes after they were written is there at once.
  await aLead(db)
  expect(await valuesOf(db, 'new_leads')).toEqual([
    { scope: '', amount: 4, of: null, value: 4, mature: true },
    { scope: 'facebook', amount: 1, of: null, value: 1, mature: true },
    { scope: 'manual', amount: 3, of: null, value: 3, mature: true },
  ])
  expect(await valuesOf(db, 'new_leads', '2026-10-24')).toMatchObject([
    { amount: 5 },
    { amount: 2 },
    { amount: 3 },
  ])
  // The day of 25 hours is whole when its night is over.
  await time.pass('24 hours')
  await written(db, time)
  const { rows: days } = await db.query(
    `select day::text, amount::integer from pipeline.figure_days where figure = 'new_leads' and scope = '' order by 1`,
  )
  expect(days).toEqual([
    { day: '2026-10-24', amount: 1 },
    { day: '2026-10-25', amount: 4 },
  ])
  // A week later its first hour is the first that is written anew.
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'sold'`)
  await time.pass('144 hours')
  await written(db, time)
})

story(
  'a rate is null where there is nothing to divide, and young until its leads are old enough',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-27T10:00:00Z' })
    expect(await valuesOf(db, 'completion_rate')).toEqual([
      { scope: '', amount: 0, of: 0, value: null, mature: false },
    ])
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    await aLeadAt(db, 'OFFER_MADE')
    expect(await valuesOf(db, 'acceptance_rate')).toMatchObject([
      { scope: '', value: 0.5, mature: false },
      { scope: 'manual' },
    ])
    expect(await valuesOf(db, 'leads_at_stage')).toEqual([
      { scope: '', amount: null, of: null, value: null, mature: true },
    ])
    await written(db, time)
    expect(await valuesOf(db, 'leads_at_stage')).toMatchObject([
      { scope: '', amount: 2 },
      { scope: 'OFFER_ACCEPTED', amount: 1 },
      { scope: 'OFFER_MADE', amount: 1 },
    ])
    await db.query(`update pipeline.settings set cohort_matures_after = '10 days'`)
    await time.pass('264 hours')
    await db.query(`select pipeline.override_stage($1, 'COMPLETED', 'it went quickly')`, [lead])
    await time.pass('24 hours')
    await written(db, time)
    expect(await valuesOf(db, 'completion_rate', '2026-03-27', '2026-03-27')).toMatchObject([
      { scope: '', value: 1, mature: true },
      {},
    ])
    const { rows: leads } = await db.query(
      `select lead_id, amount::integer from pipeline.figure_leads('completion_rate', from_day => '2026-03-27')`,
    )
    expect(leads).toEqual([{ lead_id: lead, amount: 1 }])
  },
)

story(
  'when the steps of the funnel change, the rates of all days follow',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: '2026-05-01T10:00:00Z' })
    await aLeadAt(db, 'AI_CONVERSATION')
    await aLeadAt(db, 'OFFER_ACCEPTED')
    await time.pass('24 hours')
    await written(db, time)
    const validated = async () => {
      const [all] = await valuesOf(db, 'validation_rate', '2026-05-01', '2026-05-01')
      return all?.value
    }
    expect(await validated()).toBe(0.5)
    // From now on a conversation counts as much as a validation.
    await db.query(
      `update pipeline.stages set funnel_step = case stage when 'AI_CONVERSATION' then 3 when 'DEAL_VALIDATION' then 2 else funnel_step end`,
    )
    await written(db, time)
    expect(await validated()).toBe(1)
  },
)

story(
  'what leads do today is in the figures of the days they came on, as it is in the leads behind them',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-27T10:00:00Z' })
    const leads = [await aLead(db), await aLeadAt(db, 'OFFER_MADE'), await aLeadAt(db, 'OFFER_MADE')]
    await time.pass('1 hour')
    await aLead(db, { source: 'facebook' })
    await time.pass('30 hours') // over the night on which the clocks go forward
    await written(db, time)
    expect(await valuesOf(db, 'acceptance_rate', '2026-03-27')).toMatchObject([{ value: 0 }, { value: 0 }])

    const late = await aLeadAt(db, 'OFFER_MADE')
    await time.pass('3 hours')
    for (const [place, id] of [...leads.slice(1), late].entries()) {
      await db.query(`select pipeline.override_stage($1, 'OFFER_ACCEPTED', 'yes by phone')`, [id])
      if (place === 0) await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'fell ill')`, [id])
    }
    const { vendor_phone: phone } = only(
      (await db.query('select vendor_phone from pipeline.vendor_leads where id = $1', [leads[0]])).rows,
    )
    await db.query(`select pipeline.record_inbound_message($1, 'Three bedrooms', 'SM1')`, [phone])
    await written(db, time)

    expect(await valuesOf(db, 'acceptance_rate', '2026-03-27')).toMatchObject([{ value: 1, of: 3 }, {}])
    const { rows: unlike } = await db.query(
      `select shown.figure, shown.scope, shown.amount, shown.out_of, behind.amount as amount_behind, behind.out_of as out_of_behind
       from pipeline.figures
       cross join lateral pipeline.figure_values(figures.figure, '2026-03-27', '2026-03-28') as shown
       cross join lateral (
         select coalesce(sum(leads.amount), 0) as amount, coalesce(sum(leads.out_of), 0) as out_of
         from pipeline.figure_leads(figures.figure, shown.scope, '2026-03-27', '2026-03-28', 1000) as leads
       ) as behind
       where figures.figure not in ('leads_a_day', 'hours_to_resolve_alerts', 'api_calls', 'api_cost', 'api_failure_rate')
         and (shown.amount, coalesce(shown.out_of, 0)) is distinct from (behind.amount, behind.out_of)`,
    )
    expect(unlike).toEqual([])
  },
)

story(
  'a deal that is taken up again, told why later, or lost by mistake is counted so on the days that are over',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z' })
    const [revived, told, moved, mistaken] = [
      await aLeadAt(db, 'DUE_DILIGENCE'),
      await aLeadAt(db, 'DUE_DILIGENCE'),
      await aLeadAt(db, 'DUE_DILIGENCE'),
      await aLeadAt(db, 'INVESTOR_RESERVED'),
    ]
    await time.pass('24 hours')
    for (const id of [revived, told])
      await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'no word')`, [id])
    await db.query(
      `update pipeline.deals set exchanged_on = '2026-03-03', completed_on = null where vendor_lead_id = $1`,
      [moved],
    )
    await db.query(`select pipeline.request_transition($1, 'OFFER_ACCEPTED', 'no money')`, [mistaken])
    const { rows: changes } = await db.query<{ id: string }>(
      `select id from pipeline.audit_log where table_name = 'vendor_leads' and row_id = $1 order by id desc limit 1`,
      [mistaken],
    )
    await time.pass('290 hours') // longer than days of lost investors are written anew for at night
    await written(db, time)
    const of = async (figure: string) => (await valuesOf(db, figure, '2026-03-03', '2026-03-03'))[0]?.value
    expect([await of('fall_throughs'), await of('days_to_exchange'), await of('investors_lost')]).toEqual([
      2, 1, 1,
    ])

    // All of it on one day, between two nights; by plain SQL as well.
    await time.pass('2 hours')
    await db.query(`select pipeline.override_stage($1, 'DUE_DILIGENCE', 'another lender')`, [revived])
    await db.query(`update pipeline.deals set exchanged_on = '2026-03-05' where vendor_lead_id = $1`, [moved])
    await db.query(
      `update pipeline.deals set fall_through_kind = 'vendor_not_reached' where vendor_lead_id = $1`,
      [told],
    )
    await db.query(`select pipeline.undo_manual_change($1, 'the wrong lead')`, [only(changes).id])
    await written(db, time)
    expect([await of('fall_throughs'), await of('days_to_exchange')]).toEqual([1, null])
    expect(await of('investors_lost')).toBe(0)
    expect(await valuesOf(db, 'days_to_exchange', '2026-03-05', '2026-03-05')).toMatchObject([
      { value: 3 },
      {},
    ])
    expect(await valuesOf(db, 'fall_throughs_by_reason', '2026-03-03', '2026-03-03')).toMatchObject([
      { scope: '', value: 1 },
      { scope: 'vendor_not_reached', value: 1 },
    ])
  },
)

story(
  'two leads that are merged stay counted as they came; how many were others is a figure, and none of them is lost',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents: readingAgent({}) })
    const kept = await leadWithAnOffer(db, time)
    await db.query(`select pipeline.hold_lead($1, 'on holiday')`, [kept])
    await time.pass('24 hours')
    const dropped = await aLead(db, { ...facts, asking_price: null, source: 'facebook' })
    await time.settle()
    await db.query(`select pipeline.hold_lead($1, 'on holiday')`, [dropped])
    // Within a day of the first text, and of no other lead; nobody answers, so that it comes along.
    await vendorSays(db, dropped, 'we have a cat', time)
    await vendorSays(db, kept, 'the street is quiet', time)
    await db.query(`select pipeline.record_source_spend('facebook', '2026-03-03', 30)`)
    await time.pass('480 hours') // longer than days of answers are written anew for at night
    await written(db, time)
    const over = async () => {
      const { rows } = await db.query<Record<string, string>>(
        `select figure, scope, day::text, amount, out_of from pipeline.figure_days where day < '2026-03-20'
         union all
         select spreads.figure, spreads.scope, day::text, bucket, cases from pipeline_private.figure_spreads as spreads where day < '2026-03-20'
         union all
         select 'metrics', '', metric_date::text, new_leads, offers_made from pipeline.pipeline_metrics where metric_date < '2026-03-20'`,
      )
      return rows.map((row) => Object.values(row).join(' ')).sort()
    }
    const before = await over()
    expect(before).toEqual(expect.arrayContaining(['reply_rate facebook 2026-03-03 1 1']))

    const { rows: merged } = await db.query<{ moved: number }>(
      `select (pipeline.merge_leads($1, $2, 'the same house') ->> 'unansweredTexts')::integer as moved`,
      [kept, dropped],
    )
    expect(merged).toEqual([{ moved: 1 }])
    await time.pass('25 hours')
    await written(db, time)
    const after = await over()
    expect(after.filter((row) => !before.includes(row))).toEqual([
      'leads_merged  2026-03-03 1 ',
      'leads_merged facebook 2026-03-03 1 ',
    ])
    expect(before.filter((row) => !after.includes(row))).toEqual([])
    // Counted anew from its beginning, it is the same.
    await db.query('select pipeline_private.forget_figures()')
    await written(db, time)
    expect(await over()).toEqual(after)

    expect(await valuesOf(db, 'leads_dead', '2026-03-01')).toMatchObject([{ value: 0 }])
    expect(await valuesOf(db, 'moves', '2026-03-01')).toContainEqual(
      expect.objectContaining({ scope: 'DEAD_LEAD', value: 1 }),
    )
    const { rows: others } = await db.query(
      `select lead_id from pipeline.figure_leads('leads_merged', from_day => '2026-03-01')`,
    )
    expect(others).toEqual([{ lead_id: dropped }])
  },
)

story(
  'after days without a worker the days before are as true as if there had been one',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents: readingAgent({}) })
    await aLead(db, facts)
    await time.settle()
    await time.pass('24 hours')
    await written(db, time)
    const arrived = async () => (await valuesOf(db, 'delivery_rate', '2026-03-02', '2026-03-02'))[0]?.value
    expect(await arrived()).toBe(0)

    // Carriers speak to the web process, and nobody is at work.
    const { rows: told } = await db.query(
      `select pipeline_private.record_message_status(provider_message_id, 'delivered') from pipeline.lead_messages where sent_at is not null`,
    )
    expect(told.length).toBeGreaterThan(0)
    await db.query(
      `select pipeline_private.start_simulation_clock(pipeline_private.later(pipeline.now(), '192 hours'), 0)`,
    )
    await written(db, time)
    expect(await arrived()).toBe(1)
  },
)

story(
  'what agents read stays counted when its vendor is erased and all is counted anew',
  async ({ database: { db, pool } }) => {
    const agents = readingAgent({
      'it is in Oak Road': async () => ({
        outcome: 'reply',
        facts: { propertyAddress: '14 Oak Road, Bristol', propertyPostcode: 'BS6 5QA' },
        message: { purpose: 'question', body: 'And the price?' },
      }),
    })
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents })
    const lead = await aLead(db)
    await time.settle()
    await vendorSays(db, lead, 'it is in Oak Road', time)
    await time.pass('24 hours')
    await written(db, time)
    const read = async () =>
      (
        await db.query(
          `select scope, amount, day from pipeline.figure_days where figure = 'facts_read' order by 1`,
        )
      ).rows
    const before = await read()
    expect(before).toContainEqual(expect.objectContaining({ scope: 'property_postcode' }))

    await db.query(`select pipeline.override_stage($1, 'DEAD_LEAD', 'wants to be forgotten')`, [lead])
    await db.query(`select pipeline.erase_lead($1, 'they asked')`, [lead])
    const { rows: behind } = await db.query(
      `select scope from pipeline.figure_leads('facts_read', from_day => '2026-03-02', to_day => '2026-03-02') order by 1`,
    )
    expect(behind).toEqual([{ scope: 'property_address' }, { scope: 'property_postcode' }])
    await db.query('select pipeline_private.forget_figures()')
    await written(db, time)
    expect(await read()).toEqual(before)
  },
)

inTransaction('what agents read stays counted when the record of it has left', async ({ db }) => {
  const written = async (at: string) => {
    await db.query('select pipeline_private.start_simulation_clock($1, 0)', [at])
    await db.query('select pipeline_private.forget_figures()')
    for (let days = 1; days > 0; ) {
      const { rows } = await db.query<{ days: number }>(
        'select pipeline_private.settle_figure_days() as days',
      )
      days = only(rows).days
    }
    const { rows } = await db.query(
      `select scope, day, amount from pipeline.figure_days where figure = 'facts_read' order by 1, 2`,
    )
    return rows
  }
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02T10:00:00Z', 0)`)
  await aLead(db, facts)
  await db.query('set local session_replication_role = replica')
  await db.query(`update pipeline.audit_log set actor_kind = 'agent' where table_name = 'vendor_leads'`)
  const before = await written('2026-03-03T10:00:00Z')
  expect(before).toContainEqual(expect.objectContaining({ scope: 'bedrooms', amount: '1' }))

  await db.query('delete from pipeline.audit_log')
  expect(await written('2027-05-03T10:00:00Z')).toEqual(before)
})
