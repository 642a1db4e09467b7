import pg from 'pg'
import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import {
  rollUpFigures,
  settleFigureDays,
  writeFigureHours,
  writePresentFigures,
} from '../../../db/figures/figures.ts'
import { readFunnel } from '../../../db/figures/funnel.ts'
import { readLeadVersions } from '../../../db/figures/present_states.ts'
import { readEventsAfter } from '../../../db/record/event_stream.ts'
import { playSmall } from '../../simulation/small_play.ts'
import { inTransaction, productionStory, story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, only } from '../../support/leads.ts'

/** Adds up everything, a few events at a time; what other databases of the server write holds it up for moments. */
async function addUpAll(db: Db): Promise<void> {
  const left = async () => {
    while ((await rollUpFigures(db, 7)) > 0);
    const { rows } = await db.query<{ left: number }>(
      `select count(*)::integer as left
       from pipeline.pipeline_events as events, pipeline_private.figures_mark as mark
       where (events.transaction_id, events.id) > (mark.transaction_id, mark.event_id)`,
    )
    return rows[0]?.left
  }
  await expect.poll(left).toBe(0)
  while (!(await writeFigureHours(db)));
  await writePresentFigures(db)
  while ((await settleFigureDays(db)) > 0);
}

/** The same figures by counting everything there is. */
const counted = {
  stages: `
    select stages.stage, count(leads.id)::integer as leads, coalesce(sum(coalesce(offer_amount, asking_price)), 0)::float8 as value
    from pipeline.stages left join pipeline.vendor_leads as leads on leads.pipeline_stage = stages.stage
    group by stages.stage order by stages.position`,
  funnel: `
    select steps.funnel_step as step, count(furthest.step)::integer as leads
    from pipeline.stages as steps
    left join (
      select max(stages.funnel_step) as step
      from pipeline.pipeline_events as events join pipeline.stages on stages.stage = events.to_stage
      where events.event_type = 'stage_change' group by events.vendor_lead_id
    ) as furthest on furthest.step >= steps.funnel_step
    where steps.funnel_step is not null group by steps.funnel_step order by steps.funnel_step`,
  stays: `
    select from_stage as stage, count(*)::integer as visits,
      avg(stayed)::float8 as mean, (percentile_disc(0.5) within group (order by stayed))::float8 as median, (percentile_disc(0.9) within group (order by stayed))::float8 as p90
    from (
      select from_stage, extract(epoch from created_at - lag(created_at) over (partition by vendor_lead_id order by stage_visit)) / 3600 as stayed
      from pipeline.pipeline_events where event_type = 'stage_change'
    ) as visits join pipeline.stages on stages.stage = from_stage where not stages.is_terminal group by from_stage order by from_stage`,
}

const added = {
  stages: 'select stage, leads::integer, value::float8 from pipeline.stage_figures()',
  funnel: 'select step, leads::integer from pipeline.funnel()',
  stays: `select stage, visits::integer, mean_hours as mean, median_hours as median, p90_hours as p90 from pipeline.time_in_stage() where visits > 0 order by stage`,
}

async function bothWays(db: Db, what: keyof typeof counted) {
  return [(await db.query(added[what])).rows, (await db.query(counted[what])).rows] as const
}

async function expectTrueFigures(db: Db): Promise<void> {
  for (const what of ['stages', 'funnel'] as const) {
    const [sums, truth] = await bothWays(db, what)
    expect(sums).toEqual(truth)
  }
  const { steps } = await readFunnel(db)
  expect((await db.query(added.funnel)).rows.map(({ leads }) => leads)).toEqual(
    steps.map(({ leads }) => leads),
  )
  const followed = await db.query('select stage, leads::integer from pipeline_private.stage_counts()')
  expect((await db.query('select stage, leads from pipeline.stage_figures()')).rows).toEqual(followed.rows)

  const [stays, exact] = await bothWays(db, 'stays')
  expect(stays.map(({ stage, visits }) => [stage, visits])).toEqual(
    exact.map(({ stage, visits }) => [stage, visits]),
  )
  for (const [index, { mean, median, p90 }] of exact.entries()) {
    expect(stays[index]?.mean).toSatisfy((hours: number) => isClose(hours, mean))
    expect(stays[index]?.median).toSatisfy((hours: number) => isClose(hours, median))
    expect(stays[index]?.p90).toSatisfy((hours: number) => isClose(hours, p90))
  }
}

/** Within the width of a bucket; a second is the shortest stay. */
const isClose = (hours: number, exact: number) => Math.abs(hours - exact) <= 0.026 * exact + 2 / 3600

story(
  'the figures are those that counting everything gives, whatever is done and whenever they are added up',
  { timeout: 180_000 },
  async ({ database: { url, db } }) => {
    let jumps = 0
    await playSmall(url, async () => {
      jumps += 1
      if (jumps % 5 === 0) await rollUpFigures(db, 11)
    })
    await addUpAll(db)
    await expectTrueFigures(db)

    const { rows } = await db.query<{ id: string }>(
      `select id from pipeline.vendor_leads where pipeline_stage = 'DEAD_LEAD' order by id limit 3`,
    )
    const [overridden, repriced, undone] = rows.map(({ id }) => id)
    await db.query(`select pipeline.override_stage($1, 'DUE_DILIGENCE', 'sold at auction')`, [overridden])
    await db.query(
      'update pipeline.vendor_leads set asking_price = 99000, offer_amount = null where id = $1',
      [repriced],
    )
    await db.query(`update pipeline.vendor_leads set asking_price = null where id = $1`, [
      await aLeadAt(db, 'VIDEO_SENT'),
    ])
    await db.query(`select pipeline.override_stage($1, 'RETRY_1', 'a mistake')`, [undone])
    const change = await db.query<{ id: string }>(
      'select id from pipeline.audit_log where row_id = $1 order by id desc limit 1',
      [undone],
    )
    await addUpAll(db)
    await expectTrueFigures(db)
    await db.query('select pipeline.undo_manual_change($1, $2)', [only(change.rows).id, 'as it was'])
    await addUpAll(db)
    await expectTrueFigures(db)

    const before = await db.query('select * from pipeline_private.stage_days order by 1, 2')
    await db.query('select pipeline_private.rebuild_figures()')
    await addUpAll(db)
    await expectTrueFigures(db)
    expect(before.rows.filter(({ leads }) => leads !== '0')).toEqual(
      (await db.query('select * from pipeline_private.stage_days where leads > 0 order by 1, 2')).rows,
    )
  },
)

story('a figure of the funnel leads back to its leads', async ({ database: { db } }) => {
  const offered = await aLeadAt(db, 'RETRY_1')
  const accepted = await aLeadAt(db, 'OFFER_ACCEPTED')
  await aLeadAt(db, 'AI_CONVERSATION')
  await addUpAll(db)
  const { rows } = await db.query<{ leads: string; share: number }>(
    `select leads, share_of_all as share from pipeline.funnel((pipeline.now() at time zone 'Europe/London')::date) where stage = 'OFFER_MADE'`,
  )
  expect(rows).toEqual([{ leads: 2, share: 2 / 3 }])
  const behind = await db.query<{ id: string }>(
    `select id from pipeline.leads_that_reached('OFFER_MADE', (pipeline.now() at time zone 'Europe/London')::date)`,
  )
  expect(behind.rows.map(({ id }) => id).sort()).toEqual([offered, accepted].sort())
  const tomorrow = await db.query(
    `select leads, share_of_all from pipeline.funnel((pipeline.now() at time zone 'Europe/London')::date + 1) where step = 1`,
  )
  expect(tomorrow.rows).toEqual([{ leads: 0, share_of_all: null }])
})

productionStory('figures say up to when they are complete', async ({ database: { url, db } }) => {
  await aLeadAt(db, 'NEW_LEAD')
  await addUpAll(db)
  const slow = new pg.Client({ connectionString: url })
  await slow.connect()
  await slow.query('begin; select pg_current_xact_id()')
  const late = await aLeadAt(db, 'NEW_LEAD')
  await rollUpFigures(db, 100)
  const told = `
    select funnel.leads, pipeline.figures_as_of() <= leads.created_at as is_held_back
    from pipeline.funnel(), pipeline.vendor_leads as leads where funnel.step = 1 and leads.id = $1`
  expect((await db.query(told, [late])).rows).toEqual([{ leads: 1, is_held_back: true }])

  await slow.query('commit')
  await slow.end()
  await addUpAll(db)
  await rollUpFigures(db, 100)
  expect((await db.query(told, [late])).rows).toEqual([{ leads: 2, is_held_back: false }])
})

inTransaction('a stay is read from its bucket to 2.5 per cent', async ({ db }) => {
  const { rows } = await db.query(
    `select length
     from generate_series(3600, 2000000, 7919) as length
     cross join lateral pipeline_private.spread_bucket(length / 3600.0) as bucket
     where abs(pipeline_private.bucket_amount(bucket) / (length / 3600.0) - 1) > 0.0251`,
  )
  expect(rows).toEqual([])
})

story(
  'a lead is told of as changed when anything of it has changed, and only then',
  async ({ database: { db } }) => {
    const [lead, other] = [await aLeadAt(db, 'OFFER_MADE'), await aLeadAt(db, 'OFFER_ACCEPTED')]
    const versions = async () => {
      const known = await readLeadVersions(db, [lead, other])
      return [known.get(lead), known.get(other)]
    }
    const changes = [
      `update pipeline.vendor_leads set bedrooms = 4 where id = $1`,
      `update pipeline.lead_timers set remaining = remaining where vendor_lead_id = $1`,
      `insert into pipeline.pipeline_events (vendor_lead_id, event_type, actor_kind, actor) values ($1, 'note', 'sql', 'x')`,
      `select pipeline.record_inbound_message(vendor_phone, 'Hello', 'SM1') from pipeline.vendor_leads where id = $1`,
      `insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
     select id, pipeline_stage, stage_visit, 'deal_validator', 'VALIDATE' from pipeline.vendor_leads where id = $1`,
      `insert into pipeline.review_items (vendor_lead_id, kind, reason, stage, stage_visit)
     select id, 'agent_asked', 'x', pipeline_stage, stage_visit from pipeline.vendor_leads where id = $1`,
      `select pipeline_private.raise_alert('AGENT_FAILURE', 'x', 'x', $1)`,
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, status) values ($1, 9, 1000, 2000, 'lapsed')`,
    ]
    for (const change of changes) {
      const [before, beside] = await versions()
      await db.query(change, [lead])
      const [after, stillBeside] = await versions()
      expect(after, change).not.toBe(before)
      expect(stillBeside, change).toBe(beside)
    }
  },
)

story('whoever has read an event is not told of it again', async ({ database: { db } }) => {
  await aLeadAt(db, 'AI_CONVERSATION')
  const events = () => readEventsAfter(db, { transactionId: 0n, eventId: 0n }, 100)
  await expect.poll(async () => (await events()).length).toBeGreaterThan(0)
  const [first, ...others] = await events()
  if (first === undefined) throw new Error('there is an event')
  const later = await readEventsAfter(db, first.position, others.length)
  expect(later).toEqual(others)
})

inTransaction(
  'what happened at the very moment from which days are written anew counts among it',
  async ({ db }) => {
    const at = '2026-03-02T09:00:00Z'
    await db.query('select pipeline_private.start_simulation_clock($1, 0)', [at])
    await aLead(db)
    const daysSince = async (moment: string) =>
      only(
        (
          await db.query<{ days: string | null }>(
            `select pipeline_private.days_touched($1, 'Europe/London')::text as days`,
            [moment],
          )
        ).rows,
      ).days
    expect(await daysSince(at)).toBe('{[2026-03-02,2026-03-03)}')
    expect(await daysSince('2026-03-02T09:00:00.000001Z')).toBe(null)
  },
)
