import type { Db } from '../../db/connection/pool.ts'
import { proofSeed } from '../support/run/proof.ts'

export interface Simulated {
  figure: 'new_leads' | 'texts_received'
  by: 'day' | 'hour'
  /** How many leads come, or vendors write, on a day on average. */
  aDay: number
  /** Each a scope of its own. */
  runs: number
  /** For how many days, or hours. */
  length: number
  /** In the last of them so much of it comes. */
  drop?: { share: number; length: number }
}

const ofWeek = [1.1, 1.15, 1.1, 1.05, 1, 0.9, 0.7]
/** Little at night, most by day and in the evening. */
const ofDay = [2, 1, 1, 1, 1, 2, 5, 10, 15, 17, 17, 16, 16, 15, 14, 14, 15, 16, 17, 16, 13, 10, 6, 3]

/** The day, or hour by the clocks of London, of this number, which SQL gives: from a Monday on. */
export const moment = (nth: string, by: 'day' | 'hour') =>
  `(timestamp '2025-01-06 00:00' + ${nth} * interval '1 ${by}') at time zone 'Europe/London'`

/**
 * Rows of a figure as they are kept: fewer at night and at the weekend, more on some weekdays, scattered by chance; of those who
 * write half write twice.
 */
export async function simulate(db: Db, { figure, by, aDay, runs, length, drop }: Simulated): Promise<void> {
  const usual =
    by === 'day'
      ? ofWeek
      : ofWeek.flatMap((day) => ofDay.map((hour) => (day * hour) / ofDay.reduce((sum, each) => sum + each)))
  const steps = (share: number) =>
    usual.map((part) => `{${poissonSteps((aDay * part * share) / (figure === 'texts_received' ? 2 : 1))}}`)
  await db.query('select setseed($1)', [((proofSeed * 0.618) % 1) - 0.5])
  await db.query('delete from pipeline.figure_hours')
  await db.query('delete from pipeline.figure_days')
  const came = `
    with means as materialized (
      select nth - 1 as nth, usual::float8[] as usual, late::float8[] as late
      from unnest($2::text[], $3::text[]) with ordinality as means (usual, late, nth)
    ),
    spans as materialized (
      select span, ${moment('span', by)} as at, case when span < $5 - $6::integer then means.usual else means.late end as steps
      from generate_series(0, $5::integer - 1) as span
      join means on means.nth = span % cardinality($2)
    )
    select $1::text as figure, 'run ' || run as scope, spans.at, (timestamp '2025-01-06' + span * interval '1 day')::date as day, came.amount
    from generate_series(1, $4::integer) as run
    cross join spans
    cross join lateral (
      select width_bucket(random() + 0 * run, spans.steps)
        + case when $1 = 'texts_received' then 2 * width_bucket(random() + 0 * run, spans.steps) else 0 end as amount
    ) as came
    where came.amount > 0`
  const given = [figure, steps(1), steps(drop?.share ?? 1), runs, length, drop?.length ?? 0]
  if (by === 'day') {
    await db.query(
      `insert into pipeline.figure_days (figure, scope, day, amount) select figure, scope, day, amount from (${came}) as came`,
      given,
    )
  } else {
    // The hour that is left out in spring is that of the next name.
    await db.query(
      `insert into pipeline.figure_hours (figure, scope, hour_at, amount) select figure, scope, at, amount from (${came}) as came
       on conflict on constraint figure_hours_pkey do nothing`,
      given,
    )
    await db.query(
      `insert into pipeline.figure_days (figure, scope, day, amount)
       select figure, scope, (hour_at at time zone 'Europe/London')::date, sum(amount) from pipeline.figure_hours group by 1, 2, 3`,
    )
  }
  await db.query('analyze pipeline.figure_hours, pipeline.figure_days')
}

/** From which throw of a die between 0 and 1 on it is one more. */
function poissonSteps(mean: number): number[] {
  const steps: number[] = []
  let [chance, sum] = [Math.exp(-mean), 0]
  for (let count = 0; count < mean + 12 * Math.sqrt(mean) + 12; count += 1) {
    sum += chance
    steps.push(Math.min(sum, 1))
    chance *= mean / (count + 1)
  }
  return steps
}
