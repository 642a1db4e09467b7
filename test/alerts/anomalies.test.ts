import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { story } from '../support/databases/database.ts'
import { only } from '../support/leads.ts'
import { howMany, isProof } from '../support/run/proof.ts'
import { moment, type Simulated, simulate } from './simulated_figures.ts'

/** From which chance on each rule is raised, and of how many scopes it looks at each. */
const rules = [
  { rule: 'FEW_ANSWERS', figure: 'texts_received', aDay: 100, chance: 0.0005, scopes: 1 },
  { rule: 'FEW_LEADS', figure: 'new_leads', aDay: 100, chance: 0.001, scopes: 1 },
  { rule: 'SOURCE_QUIET', figure: 'new_leads', aDay: 20, chance: 0.0005, scopes: 5 },
] as const

/** Eight weeks, and what the longest look before them takes. */
const daysBefore = 77

/**
 * How often a quarter something is taken for an anomaly, in so many simulated quarters: as many short pieces of time, each with a
 * past of its own, in one statement. What goes on is one.
 */
async function falseAlarms(
  db: Db,
  by: 'day' | 'hour',
  quarters: number,
  { figure, aDay, chance }: (typeof rules)[number],
): Promise<number> {
  const aQuarter = by === 'day' ? 91 : 91 * 24
  const runs = Math.min(400, Math.ceil((quarters * aQuarter) / 24))
  const looks = Math.ceil((quarters * aQuarter) / runs)
  const from = by === 'day' ? daysBefore : daysBefore * 24
  await simulate(db, { figure, by, aDay, runs, length: from + looks })
  const { rows } = await db.query(
    `with looks as (
       select anomalies.scope, look, bool_or(anomalies.chance < $2) as is_wrong
       from generate_series($4::integer - 1, $4 - 1 + $3::integer) as look
       cross join lateral pipeline.figure_anomalies($1, true, ${moment('look', by)} + $6::interval, $5) as anomalies
       group by anomalies.scope, look
     )
     select count(*) filter (where is_wrong and not before)::float8 / count(before) as alerts
     from (select is_wrong, lag(is_wrong) over (partition by scope order by look) as before from looks) as told`,
    [figure, chance, looks, from, by === 'hour', by === 'day' ? '12 hours' : '0'],
  )
  return only(rows).alerts * aQuarter
}

story(
  'at 100 leads a day nothing is taken for an anomaly more than once a quarter',
  { timeout: 7_200_000 },
  async ({ database: { db } }) => {
    for (const rule of rules) {
      const byDay = await falseAlarms(db, 'day', howMany('quartersOfFigures'), rule)
      const byHour = await falseAlarms(db, 'hour', howMany('quartersOfHours'), rule)
      const told = `${rule.rule}: by day ${byDay.toFixed(2)}, by hour ${byHour.toFixed(2)} a quarter and scope`
      if (isProof) process.stdout.write(`${told}\n`)
      expect((byDay + byHour) * rule.scopes, told).toBeLessThanOrEqual(1)
    }
  },
)

/** Which share of the runs is found when so many days, or hours, of it are over. */
async function found(db: Db, simulated: Simulated, chance: number, looked: number): Promise<number> {
  const { rows } = await db.query(
    `select count(distinct scope)::float8 / $3 as found
     from pipeline.figure_anomalies($1, true, ${moment('$4', simulated.by)} + $6::interval, $5)
     where chance < $2`,
    [
      simulated.figure,
      chance,
      simulated.runs,
      looked,
      simulated.by === 'hour',
      simulated.by === 'day' ? '12 hours' : '0',
    ],
  )
  return only(rows).found
}

story(
  'a dead source, and answers of which half do not come, are found within one working day; with fewer leads it takes longer',
  async ({ database: { db } }) => {
    const runs = howMany('deadSources')
    /** 0 is a Monday. */
    const share = async (
      simulated: Pick<Simulated, 'figure' | 'aDay' | 'drop'>,
      chance: number,
      weekday: number,
    ) => {
      const length = 84 + weekday + (simulated.drop?.length ?? 0)
      await simulate(db, { ...simulated, by: 'day', runs, length })
      return await found(db, { ...simulated, by: 'day', runs, length }, chance, length)
    }
    const answers = { figure: 'texts_received', aDay: 100, drop: { share: 0.5, length: 1 } } as const
    for (const weekday of [0, 1, 2, 3, 4])
      expect(await share(answers, 0.0005, weekday)).toBeGreaterThanOrEqual(0.95)
    // Also on a Saturday; with fewer leads, from a Monday on.
    const quiet = { share: 0, length: 1 }
    expect(await share({ figure: 'new_leads', aDay: 20, drop: quiet }, 0.0005, 5)).toBeGreaterThanOrEqual(
      0.95,
    )
    const needed: number[] = []
    for (const aDay of [100, 20, 10, 5, 2, 1]) {
      for (const length of [1, 2, 3, 5, 7, 14]) {
        if ((await share({ figure: 'new_leads', aDay, drop: { share: 0, length } }, 0.0005, 0)) < 0.95)
          continue
        needed.push(length)
        break
      }
    }
    expect(needed).toEqual([1, 1, 2, 3, 7, 14])
  },
)

story(
  'a source that dies in the morning, and answers of which half do not come, are found within hours where many come',
  { timeout: 900_000 },
  async ({ database: { db } }) => {
    const runs = Math.min(100, howMany('deadSources'))
    // On a Wednesday at ten.
    const dies = 63 * 24 + 2 * 24 + 10
    /** After how many hours 95 of 100 runs are found. */
    const hoursFor = async (figure: Simulated['figure'], aDay: number, share: number, chance: number) => {
      const drop = { share, length: 36 }
      const simulated: Simulated = { figure, by: 'hour', aDay, runs, length: dies + 36, drop }
      await simulate(db, simulated)
      for (const hours of [2, 3, 4, 6, 8, 10, 14, 24])
        if ((await found(db, simulated, chance, dies + hours)) >= 0.95) return hours
      return Number.POSITIVE_INFINITY
    }
    const needed: number[] = []
    for (const aDay of [400, 100, 50]) needed.push(await hoursFor('new_leads', aDay, 0, 0.0005))
    // The rule finds it, and says in how many hours.
    const { rows } = await db.query(
      `select distinct is_wrong, detail from pipeline_private.findings_of('SOURCE_QUIET', ${moment('$1', 'hour')} + interval '30 minutes')`,
      [dies + 24],
    )
    expect(rows).toContainEqual({ is_wrong: true, detail: { hours: expect.any(Number) } })
    needed.push(await hoursFor('texts_received', 400, 0.5, 0.0005))
    expect(needed).toEqual([2, 4, 8, 8])
  },
)

story(
  'while figures are late, as after an outage, nobody is told that a source is dead',
  async ({ database: { db } }) => {
    const length = 63 * 24 + 2 * 24 + 20 // a Wednesday evening
    await simulate(db, { figure: 'new_leads', by: 'hour', aDay: 400, runs: 1, length })
    const dead = async () =>
      only(
        (
          await db.query(
            `select is_wrong from pipeline_private.findings_of('SOURCE_QUIET', ${moment('$1', 'hour')} + interval '30 minutes')`,
            [length + 26],
          )
        ).rows,
      ).is_wrong
    expect(await dead()).toBe(true)
    await db.query(`update pipeline_private.figure_mark set written_until = ${moment('$1', 'hour')}`, [
      length,
    ])
    expect(await dead()).toBe(false)
  },
)
