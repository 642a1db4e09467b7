import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { story } from '../support/database.ts'
import { only } from '../support/leads.ts'
import { howMany, proofSeed } from '../support/proof.ts'

interface Simulated {
  figure: 'new_leads' | 'texts_received'
  /** How many come on a day of the week on average. */
  aDay: number
  runs: number
  days: number
  /** From this day on so much of it comes. */
  drop?: { share: number; days: number }
}

/**
 * Rows of a figure as they are kept, each run a scope of its own: fewer at the weekend, more of some weekdays, scattered by
 * chance; of texts, some vendors write two.
 */
async function simulate(db: Db, { figure, aDay, runs, days, drop }: Simulated): Promise<void> {
  await db.query('select setseed($1)', [((proofSeed * 0.618) % 1) - 0.5])
  await db.query('delete from pipeline.figure_days where figure = $1', [figure])
  await db.query(
    `insert into pipeline.figure_days (figure, scope, day, amount)
     select $1, 'run ' || run, date '2025-01-01' + day, sum(people.texts)
     from generate_series(1, $3::integer) as run
     cross join generate_series(0, $4::integer - 1) as day
     cross join lateral (
       select $2::float8 * (array[1.1, 1.15, 1.1, 1.05, 1, 0.9, 0.7])[1 + day % 7] * case when day >= $4 - $6 then $5::float8 else 1 end as mean
     ) as usual
     -- Each of many moments brings one or none: what comes is scattered as by Poisson.
     cross join lateral (
       select case when $1 = 'texts_received' and random() < 0.5 then 2 else 1 end as texts
       from generate_series(1, ceil(usual.mean * 10)::integer) as moment
       where random() < usual.mean / ceil(usual.mean * 10) + 0 * (run + day)
     ) as people
     group by run, day`,
    [figure, aDay, runs, days, drop?.share ?? 1, drop?.days ?? 0],
  )
  await db.query('analyze pipeline.figure_days')
}

/** Of all runs, how many are found on each of the last days, by the chance from which on the rule is raised. */
async function foundBy(db: Db, { figure, days }: Simulated, chance: number, within: number): Promise<number> {
  const { rows } = await db.query(
    `select count(distinct scope)::integer as found
     from pipeline.figure_anomalies($1, true, (date '2025-01-01' + $4::integer)::timestamptz + interval '12 hours')
     where chance < $2 and days <= $3`,
    [figure, chance, within, days],
  )
  return only(rows).found
}

story(
  'at 100 leads a day nothing is taken for an anomaly more than once a quarter',
  async ({ database: { db } }) => {
    const quarters = howMany('quartersOfFigures')
    const runs = 20
    const days = Math.ceil((quarters * 91) / runs)
    for (const [figure, aDay, chance] of [
      ['texts_received', 100, 0.001],
      ['new_leads', 20, 0.0005],
    ] as const) {
      await simulate(db, { figure, aDay, runs, days: 77 + days })
      const { rows } = await db.query(
        `with looks as (
         select anomalies.scope, look.day, bool_or(anomalies.chance < $2) as is_wrong
         from generate_series(77, 76 + $3::integer) as look (day)
         cross join lateral pipeline.figure_anomalies($1, true, (date '2025-01-01' + look.day)::timestamptz + interval '12 hours') as anomalies
         group by anomalies.scope, look.day
       )
       -- What goes on is one.
       select count(*) filter (where is_wrong and before is not true)::integer as alerts, count(*)::integer as looks
       from (select is_wrong, lag(is_wrong) over (partition by scope order by day) as before from looks) as told`,
        [figure, chance, days],
      )
      const { alerts, looks } = only(rows)
      expect(looks).toBe(runs * days)
      // The rule of sources looks at each of five.
      const scopes = figure === 'new_leads' ? 5 : 1
      expect((alerts / looks) * 91 * scopes, `${figure}: ${alerts} in ${looks} days`).toBeLessThanOrEqual(1)
    }
  },
)

story(
  'a dead source, and answers of which half do not come, are found within one working day; with fewer leads it takes longer',
  async ({ database: { db } }) => {
    const runs = howMany('deadSources')
    const soon = async (simulated: Omit<Simulated, 'runs' | 'days'>, chance: number, within: number) => {
      // The last days are from Monday on.
      const whole = { ...simulated, runs, days: 84 + 5 + (simulated.drop?.days ?? 0) }
      await simulate(db, whole)
      return (await foundBy(db, whole, chance, within)) / runs
    }
    // Of 100 leads a day half write on a day, and half of these twice.
    const answers = { figure: 'texts_received', aDay: 100, drop: { share: 0.5, days: 1 } } as const
    expect(await soon(answers, 0.001, 1)).toBeGreaterThanOrEqual(0.95)
    const needed: number[] = []
    for (const aDay of [20, 10, 5, 2, 1]) {
      for (const days of [1, 2, 3, 5, 7, 14]) {
        const found = await soon({ figure: 'new_leads', aDay, drop: { share: 0, days } }, 0.0005, days)
        if (found < 0.95) continue
        needed.push(days)
        break
      }
    }
    expect(needed).toEqual([1, 2, 3, 7, 14])
  },
)
