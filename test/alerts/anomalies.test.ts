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
     from pipeline.figure_anomalies($1, true, (date '2025-01-01' + $4::integer)::timestamptz + interval '12 hours', false)
     where chance < $2 and days <= $3`,
    [figure, chance, within, days],
  )
  return only(rows).found
}

interface SimulatedHours extends Pick<Simulated, 'figure' | 'aDay' | 'runs'> {
  hours: number
  /** In its last hours so much of it comes. */
  drop?: { share: number; hours: number }
}

const firstHour = `timestamp '2025-01-06 00:00'`

/** The same by the hour, from a Monday on, by the clocks of London: little at night, most by day and in the evening. */
async function simulateHours(db: Db, { figure, aDay, runs, hours, drop }: SimulatedHours): Promise<void> {
  await db.query(
    `create or replace function pg_temp.poisson(mean float8) returns integer language plpgsql as $$
     declare
       least constant float8 := exp(- mean);
       product float8 := random();
       came integer := 0;
     begin
       while product > least loop
         came := came + 1;
         product := product * random();
       end loop;
       return came;
     end
     $$`,
  )
  await db.query('select setseed($1)', [((proofSeed * 0.618) % 1) - 0.5])
  await db.query('delete from pipeline.figure_hours where figure = $1', [figure])
  await db.query(
    `insert into pipeline.figure_hours (figure, scope, hour_at, amount)
     select $1, 'run ' || run, (${firstHour} + hour * interval '1 hour') at time zone 'Europe/London', came.amount
     from generate_series(1, $3::integer) as run
     cross join generate_series(0, $4::integer - 1) as hour
     cross join lateral (
       select $2::float8 * (array[1.1, 1.15, 1.1, 1.05, 1, 0.9, 0.7])[1 + hour / 24 % 7]
         * (array[2, 1, 1, 1, 1, 2, 5, 10, 15, 17, 17, 16, 16, 15, 14, 14, 15, 16, 17, 16, 13, 10, 6, 3])[1 + hour % 24] / 243
         * case when hour >= $4 - $6 then $5::float8 else 1 end as mean
     ) as usual
     cross join lateral (
       select case
         -- Half of them write two.
         when $1 = 'texts_received' then pg_temp.poisson(usual.mean / 2 + 0 * run) + 2 * pg_temp.poisson(usual.mean / 2 + 0 * run)
         else pg_temp.poisson(usual.mean + 0 * run)
       end as amount
     ) as came
     where came.amount > 0
     -- The hour that is left out in spring is that of the next name.
     on conflict on constraint figure_hours_pkey do nothing`,
    [figure, aDay, runs, hours, drop?.share ?? 1, drop?.hours ?? 0],
  )
  await db.query('delete from pipeline.figure_days where figure = $1', [figure])
  await db.query(
    `insert into pipeline.figure_days (figure, scope, day, amount)
     select figure, scope, (hour_at at time zone 'Europe/London')::date, sum(amount)
     from pipeline.figure_hours where figure = $1 group by 1, 2, 3`,
    [figure],
  )
  await db.query('analyze pipeline.figure_hours, pipeline.figure_days')
}

const lookAt = (hour: string) => `(${firstHour} + ${hour} * interval '1 hour') at time zone 'Europe/London'`

/** How often a quarter something is taken for an anomaly; what goes on is one. */
async function falseAlarms(
  db: Db,
  { figure, chance, looks, from }: { figure: string; chance: number; looks: number; from: number },
  by: 'day' | 'hour',
): Promise<number> {
  const at = by === 'hour' ? lookAt('look') : `(date '2025-01-01' + look)::timestamptz + interval '12 hours'`
  const { rows } = await db.query(
    `with looks as (
       select anomalies.scope, look, bool_or(anomalies.chance < $2) as is_wrong
       from generate_series($4::integer, $4 - 1 + $3::integer) as look
       cross join lateral pipeline.figure_anomalies($1, true, ${at}, $5) as anomalies
       group by anomalies.scope, look
     )
     select count(*) filter (where is_wrong and before is not true)::float8 / count(*) as alerts
     from (select is_wrong, lag(is_wrong) over (partition by scope order by look) as before from looks) as told`,
    [figure, chance, looks, from, by === 'hour'],
  )
  return only(rows).alerts * 91 * (by === 'hour' ? 24 : 1)
}

story(
  'at 100 leads a day nothing is taken for an anomaly more than once a quarter',
  { timeout: 7_200_000 },
  async ({ database: { db } }) => {
    const [runs, runsOfHours] = [20, 10]
    const days = Math.ceil((howMany('quartersOfFigures') * 91) / runs)
    const hours = Math.max(24, Math.ceil((howMany('quartersOfHours') * 91 * 24) / runsOfHours))
    for (const [figure, aDay, chance] of [
      ['texts_received', 100, 0.001],
      ['new_leads', 20, 0.0005],
    ] as const) {
      await simulate(db, { figure, aDay, runs, days: 77 + days })
      const byDay = await falseAlarms(db, { figure, chance, looks: days, from: 77 }, 'day')
      await simulateHours(db, { figure, aDay, runs: runsOfHours, hours: 77 * 24 + hours })
      const byHour = await falseAlarms(db, { figure, chance, looks: hours, from: 77 * 24 }, 'hour')
      // The rule of sources looks at each of five.
      const scopes = figure === 'new_leads' ? 5 : 1
      expect(
        (byDay + byHour) * scopes,
        `${figure}: ${byDay} and ${byHour} a quarter and scope`,
      ).toBeLessThanOrEqual(1)
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

story(
  'a source that dies in the morning, and answers of which half do not come, are found within hours where many come',
  { timeout: 900_000 },
  async ({ database: { db } }) => {
    const runs = Math.min(100, howMany('deadSources'))
    /** After how many hours from Wednesday at ten on 95 of 100 runs are found. */
    const hoursFor = async (simulated: Omit<SimulatedHours, 'runs' | 'hours'>, chance: number) => {
      const dies = 63 * 24 + 2 * 24 + 10
      await simulateHours(db, {
        ...simulated,
        runs,
        hours: dies + 36,
        drop: { share: 0, ...simulated.drop, hours: 36 },
      })
      for (const hours of [2, 3, 4, 6, 8, 10, 14, 24]) {
        const { rows } = await db.query(
          `select count(distinct scope)::float8 / $4 as found
           from pipeline.figure_anomalies($1, true, ${lookAt('$2')}, true) where chance < $3`,
          [simulated.figure, dies + hours, chance, runs],
        )
        if (only(rows).found >= 0.95) return hours
      }
      return Number.POSITIVE_INFINITY
    }
    const needed: number[] = []
    for (const aDay of [400, 100, 50]) needed.push(await hoursFor({ figure: 'new_leads', aDay }, 0.0005))
    // The rule finds it, and says in how many hours.
    const { rows: found } = await db.query(
      `select distinct is_wrong, detail from pipeline_private.findings_of('SOURCE_QUIET', ${lookAt('$1')} + interval '30 minutes')`,
      [63 * 24 + 2 * 24 + 10 + 24],
    )
    expect(found).toContainEqual({ is_wrong: true, detail: { hours: expect.any(Number) } })
    const halved = { figure: 'texts_received', aDay: 400, drop: { share: 0.5, hours: 36 } } as const
    needed.push(await hoursFor(halved, 0.001))
    expect(needed).toEqual([2, 4, 8, 8])
  },
)
