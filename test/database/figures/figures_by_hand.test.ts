import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { howMany, isProof, proofSeed } from '../../support/run/proof.ts'
import { type Fact, factsByHand } from './by_hand/facts_by_hand.ts'
import { londonDay } from './by_hand/london.ts'
import { present, type Rows, randomHistory } from './by_hand/random_history.ts'
import { expectAlike, sumsIn, sumsOf } from './by_hand/sums.ts'
import { readTables } from './by_hand/tables.ts'
import { throwsOf } from './by_hand/throws.ts'
import { standingFacts } from './by_hand/work_by_hand.ts'

/** Straight into the tables: what may be there is no matter of how it came. */
async function insert(db: Db, rows: Rows): Promise<void> {
  await db.query('set local session_replication_role = replica')
  for (const [table, given] of Object.entries(rows)) {
    const columns = [...new Set(given.flatMap((row) => Object.keys(row)))].join(', ')
    const name = table === 'moved_words' ? `pipeline_private.${table}` : `pipeline.${table}`
    if (given.length > 0)
      await db.query(
        `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1)`,
        [JSON.stringify(given)],
      )
  }
  await db.query(
    `insert into pipeline.lead_sources (source, title, cost_per_lead) values ('paid', 'Paid for each', 12.5)
     on conflict (source) do update set cost_per_lead = excluded.cost_per_lead`,
  )
  await db.query('set local session_replication_role = origin')
}

async function writeFigures(db: Db): Promise<void> {
  const answer = async (call: string) => (await db.query(`select ${call} as answer`)).rows[0]?.answer
  while ((await answer('pipeline_private.settle_figure_days()')) > 0);
  while (!(await answer('pipeline_private.write_figure_hours()')));
  await answer('pipeline_private.write_present_figures()')
}

/** Both hours of one name in October are there, and none is there that March skips. */
async function expectHours(db: Db, facts: readonly Fact[]): Promise<void> {
  const hours = await sumsIn(
    db,
    `select figure, scope, to_char(hour_at at time zone 'utc', 'YYYY-MM-DD"T"HH24'), amount, out_of
     from pipeline.figure_hours join pipeline.figures using (figure) where sums_up`,
  )
  const keptSince = new Date(present.getTime() - 100 * 86_400_000).toISOString().slice(0, 13)
  const hourOf = (at: Date) => at.toISOString().slice(0, 13)
  expectAlike(
    hours,
    sumsOf(facts, (at) => (hourOf(at) >= keptSince ? hourOf(at) : undefined)),
  )
}

async function expectDays(db: Db, facts: readonly Fact[], standing: readonly Fact[]): Promise<void> {
  const days = (where: string) =>
    `select figure, scope, day::text, amount, out_of from pipeline.figure_days join pipeline.figures using (figure) where ${where}`
  expectAlike(await sumsIn(db, days('sums_up')), sumsOf(facts, londonDay))
  const stands = Object.entries(sumsOf(standing, londonDay)).filter(([, [amount]]) => amount !== 0)
  expectAlike(await sumsIn(db, days('not sums_up and amount <> 0')), Object.fromEntries(stands))
}

async function expectValues(db: Db, facts: readonly Fact[], from: string, to: string): Promise<void> {
  const values = await sumsIn(
    db,
    `select figure, scope, null, value, out_of from pipeline.figure_values(null, $1, $2) join pipeline.figures using (figure)
     where sums_up and value is not null`,
    [from, to],
  )
  const sums = sumsOf(facts, (at) => (londonDay(at) >= from && londonDay(at) <= to ? '' : undefined))
  const counted = Object.entries(sums).filter(([, [, outOf]]) => outOf !== 0)
  expectAlike(
    // What has never happened is none; where it would be divided it is null.
    Object.fromEntries(
      Object.entries(values).filter(([key, [value]]) => value !== 0 || sums[key] !== undefined),
    ),
    Object.fromEntries(counted.map(([key, [amount, outOf]]) => [key, [amount / (outOf ?? 1), outOf]])),
  )
}

async function expectMiddles(db: Db, facts: readonly Fact[]): Promise<void> {
  const { rows } = await db.query<{ figure: string; median: number; p90: number }>(
    `select figure, median, p90 from pipeline.figure_values(null, '2026-03-01') where scope = '' and median is not null`,
  )
  expect(rows.length).toBeGreaterThan(8)
  for (const { figure, median, p90 } of rows) {
    const cases = facts.filter((fact) => fact.figure === figure).map(({ amount }) => Math.max(amount, 0.0001))
    cases.sort((one, other) => one - other)
    for (const [told, share] of [
      [median, 0.5],
      [p90, 0.9],
    ] as const) {
      const counted = cases[Math.ceil(share * cases.length - 1e-9) - 1] ?? Number.NaN
      expect(Math.abs(Math.log(told / counted)), `${figure}: ${told} for ${counted}`).toBeLessThan(0.026)
    }
  }
}

const leadsOfSeed = Math.min(howMany('figureHistories'), 100)
const seeds = isProof ? Math.ceil(howMany('figureHistories') / leadsOfSeed) : 1

describe.each(Array.from({ length: seeds }, (_, nth) => proofSeed * 1_000 + nth))('seed %i', (seed) => {
  inTransaction('every figure is what counting the rows makes it', async ({ db }) => {
    await db.query(`select pipeline_private.start_simulation_clock($1, 0)`, [present])
    await insert(db, randomHistory(throwsOf(seed), leadsOfSeed))
    const tables = await readTables(db)
    const facts = factsByHand(tables, present).filter(({ at }) => at <= present)
    const standing = [...standingFacts(tables, present)]

    // All of the catalogue but for what the self-check finds.
    const { rows: catalogue } = await db.query<{ figure: string }>(
      `select figure from pipeline.figures where figure not in ('violations', 'illegal_states') order by 1`,
    )
    expect([...new Set([...facts, ...standing].map(({ figure }) => figure))].sort()).toEqual(
      catalogue.map(({ figure }) => figure),
    )

    await writeFigures(db)
    await expectHours(db, facts)
    await expectDays(db, facts, standing)
    await expectValues(db, facts, '2026-03-28', '2026-03-30')
    await expectValues(db, facts, '2026-10-24', '2026-10-25')
    await expectValues(db, facts, '2026-03-01', '2026-11-10')
    await expectMiddles(db, [...facts, ...standing])
  })
})
