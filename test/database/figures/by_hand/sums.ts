import { expect } from 'vitest'
import type { Db } from '../../../../db/connection/pool.ts'
import type { Fact } from './facts_by_hand.ts'

/** What is summed and the number of cases, by figure, scope and time. */
export type Sums = Record<string, [amount: number, outOf: number | null]>

/** Of each scope and of all together; what has no time is left out. */
export function sumsOf(facts: readonly Fact[], time: (at: Date) => string | undefined): Sums {
  const sums: Sums = {}
  for (const { figure, scope, at, amount, outOf } of facts) {
    const when = time(at)
    if (when === undefined) continue
    for (const of of new Set([scope, ''])) {
      const key = [figure, of, when].filter((part) => part !== '').join(' ')
      const [sum, cases] = sums[key] ?? [0, null]
      sums[key] = [sum + amount, outOf === null ? cases : (cases ?? 0) + outOf]
    }
  }
  return sums
}

/** The same from the database: columns figure, scope, time, amount, out_of. */
export async function sumsIn(db: Db, statement: string, values: unknown[] = []): Promise<Sums> {
  const { rows } = await db.query<{ key: string; amount: number; outOf: number | null }>(
    `select concat_ws(' ', figure, nullif(scope, ''), time) as key, amount::float8 as amount, out_of::float8 as "outOf"
     from (${statement}) as sums (figure, scope, time, amount, out_of)`,
    values,
  )
  return Object.fromEntries(rows.map(({ key, amount, outOf }) => [key, [amount, outOf]]))
}

/** Alike but for the last digits of what is no whole number. */
export function expectAlike(told: Sums, counted: Sums): void {
  expect(Object.keys(told).sort()).toEqual(Object.keys(counted).sort())
  const unlike = Object.entries(counted).filter(([key, [amount, outOf]]) => {
    const [toldAmount, toldOutOf] = told[key] ?? [Number.NaN, null]
    return toldOutOf !== outOf || !(Math.abs(toldAmount - amount) <= 1e-6 * Math.max(1, Math.abs(amount)))
  })
  expect(unlike.map(([key, of]) => ({ key, counted: of, told: told[key] }))).toEqual([])
}
