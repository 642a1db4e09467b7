import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { readReportNow } from '../../db/reports/reports.ts'
import { inTransaction, story } from '../support/databases/database.ts'
import { aLead, aLeadAt, only } from '../support/leads.ts'

const itIs = (db: Db, at: string) => db.query('select pipeline_private.start_simulation_clock($1, 0)', [at])

async function told(db: Db, ...sections: string[]): Promise<string[]> {
  const report = await readReportNow(db, 'daily')
  return (report?.findings ?? [])
    .filter(({ section }) => sections.includes(section))
    .map(({ stageTitle, says }) => `${stageTitle}: ${says}`)
}

async function someLeads(db: Db, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) await aLead(db)
}

/** Stays of new leads that ended. */
const ended = (db: Db, daysAgo: number, hours: number, count: number) =>
  db.query(
    `insert into pipeline_private.figure_spreads (figure, scope, day, bucket, cases)
     values ('hours_in_stage', 'NEW_LEAD', pipeline_private.today() - $1::integer, pipeline_private.spread_bucket($2), $3)`,
    [daysAgo, hours, count],
  )

inTransaction('of a young stage nobody knows how long leads stand there', async ({ db }) => {
  await itIs(db, '2026-06-01T09:00:00Z')
  await someLeads(db, 3)
  await itIs(db, '2026-06-16T09:00:00Z')
  await ended(db, 7, 2, 20)
  expect(await told(db, 'bottleneck')).toEqual([])
  await ended(db, 8, 2, 1)
  expect(await told(db, 'bottleneck')).toEqual([
    'New lead: 3 leads, 100% of all here, have stood for more than 2 hours: nine of ten are gone by then.',
  ])
  // Three times as long as four days are twelve.
  await ended(db, 8, 96, 10)
  expect(await told(db, 'bottleneck')).toEqual([])
  await ended(db, 13, 96, 1)
  expect(await told(db, 'bottleneck')).toHaveLength(1)
})

story(
  'a report names where leads stand for longer than nine of ten, and where most are lost',
  async ({ database: { db } }) => {
    const comeIn = (count: number) => someLeads(db, count)
    const cases = (daysAgo: number, hours: number, count: number) => ended(db, daysAgo, hours, count)
    await itIs(db, '2026-06-01T09:00:00Z')
    await comeIn(2)
    await cases(20, 24, 18)
    await cases(20, 500, 1)
    // What is usual is read of ninety days; on 5 June these are the first that count no more.
    await cases(87, 500, 40)
    await itIs(db, '2026-06-03T09:00:00Z')
    expect(await told(db, 'bottleneck')).toEqual([])
    await comeIn(1)
    await itIs(db, '2026-06-05T09:00:00Z')
    expect(await told(db, 'bottleneck')).toEqual([])
    // Twenty cases say what is usual, and three leads that it is not.
    await cases(21, 500, 1)
    expect(await told(db, 'bottleneck')).toEqual([
      'New lead: 3 leads, 100% of all here, have stood for more than 24 hours: nine of ten are gone by then.',
    ])
    await comeIn(11)
    expect(await told(db, 'bottleneck')).toEqual([
      'New lead: 3 leads, 21% of all here, have stood for more than 24 hours: nine of ten are gone by then.',
    ])
    await comeIn(1)
    expect(await told(db, 'bottleneck')).toEqual([])

    /** So many days before the report's own, which is yesterday. */
    const left = (stage: string, daysAgo: number, dead: number, all: number) =>
      db.query(
        `insert into pipeline.figure_days (figure, scope, day, amount, out_of)
       values ('leads_dead', $1, pipeline_private.today() - 1 - $2::integer, $3, $3),
         ('hours_in_stage', $1, pipeline_private.today() - 1 - $2::integer, 0, $4)`,
        [stage, daysAgo, dead, all],
      )
    await left('OFFER_MADE', 27, 3, 10)
    await left('OFFER_MADE', 28, 1, 4)
    await left('OFFER_MADE', 55, 1, 4)
    await left('OFFER_MADE', 56, 4, 4)
    await left('DEAL_VALIDATION', 0, 4, 20)
    await left('AI_CONVERSATION', 28, 9, 10)
    expect(await told(db, 'bottleneck')).toEqual([
      'Validation: 4 leads lost here in four weeks: 20% of those that left.',
      'Offer made: 3 leads lost here in four weeks: 30% of those that left (25% in the four weeks before).',
    ])
  },
)

story(
  'a report names the deals about which something is late, and no day sooner, and what is due to us',
  async ({ database: { db } }) => {
    await itIs(db, '2026-06-01T09:00:00Z')
    const deal = await aLeadAt(db, 'OFFER_ACCEPTED')
    const say = (columns: string) =>
      db.query(`update pipeline.deals set ${columns} where vendor_lead_id = $1`, [deal])
    const late = () => told(db, 'risk', 'money')
    await say('completed_on = null, vendor_identity_checked_at = null')
    await itIs(db, '2026-06-04T09:00:00Z')
    expect(await late()).toEqual([])
    await itIs(db, '2026-06-04T09:01:00Z')
    expect(await late()).toEqual([
      "Offer accepted: Accepted 3 days ago, and the vendor's identity is not checked.",
    ])
    await say('vendor_identity_checked_at = pipeline.now()')
    await itIs(db, '2026-06-18T09:01:00Z')
    expect(await late()).toEqual([])
    await itIs(db, '2026-06-18T09:02:00Z')
    expect(await late()).toEqual(['Offer accepted: No sign of life for 14 days.'])

    await say(
      `expected_exchange_on = '2026-06-18', expected_completion_on = '2026-07-03', sourcing_fee = 5000`,
    )
    expect(await late()).toEqual([])
    await itIs(db, '2026-06-19T09:00:00Z')
    expect(await late()).toEqual([
      'Offer accepted: Exchange was expected on 18 June and has not been.',
      'Offer accepted: Completes on 3 July: our fee is £5,000.',
    ])
    await say(`exchanged_on = '2026-06-19'`)
    await itIs(db, '2026-07-03T09:00:00Z')
    expect(await late()).toEqual(['Offer accepted: Completes on 3 July: our fee is £5,000.'])
    await itIs(db, '2026-07-04T09:00:00Z')
    expect(await late()).toEqual(['Offer accepted: Completion was expected on 3 July and has not been.'])
    // Who is on hold waits as they are to.
    await db.query(`select pipeline.hold_lead($1, 'the chain broke')`, [deal])
    expect(await late()).toEqual([])
    await say(`completed_on = '2026-07-04'`)
    await itIs(db, '2026-07-11T09:00:00Z')
    expect(await late()).toEqual(['Offer accepted: Completed on 4 July: our fee of £5,000 is due.'])
    await itIs(db, '2026-07-12T09:00:00Z')
    expect(await late()).toEqual([])
  },
)

story(
  'shares of a report are read aloud without a point that nothing follows',
  async ({ database: { db } }) => {
    const { rows } = await db.query(
      `select pipeline_private.per_cent(share) as told from unnest(array[0, 0.03, 0.034, 0.0999, 0.52, 1]) as share`,
    )
    expect(rows.map(({ told }) => told)).toEqual(['0%', '3%', '3.4%', '10%', '52%', '100%'])
  },
)

inTransaction('what came of offers is read of half a year, once they are thirty days old', async ({ db }) => {
  await db.query(`update pipeline.figures set least_cases = 1 where figure = 'acceptance_by_asking'`)
  const counted = async (daysAgo: number) => {
    await db.query(
      `insert into pipeline.figure_days (figure, scope, day, amount, out_of)
         select 'acceptance_by_asking', 'x', date '2026-06-30' - $1::integer, 1, 1`,
      [daysAgo],
    )
    const { rows } = await db.query<{ cases: number }>(
      `select coalesce(sum(out_of), 0)::integer as cases from pipeline_private.mature_sums('acceptance_by_asking', '2026-06-30')`,
    )
    return only(rows).cases
  }
  expect(await counted(29)).toBe(0)
  expect(await counted(30)).toBe(1)
  expect(await counted(30 + 181)).toBe(2)
  expect(await counted(30 + 182)).toBe(2)
})
