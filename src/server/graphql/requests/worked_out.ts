import { context, type ExecutableStep, lambda } from 'postgraphile/grafast'
import type { Db } from '../../../../db/connection/pool.ts'
import { dbOf, type WithPgClient } from './db_of.ts'

/** Asks the database as the one who asks. */
export type Ask = <Result>(read: (db: Db) => Promise<Result>) => Promise<Result>

/** The plan of a field that is worked out in TypeScript, from these of its arguments; what is left out is null. */
export function workedOut<Given extends object>(
  names: readonly (keyof Given & string)[],
  work: (ask: Ask, given: Given) => unknown,
) {
  return (_: unknown, fieldArgs: { getRaw(name: string): ExecutableStep }) => {
    const $context = context()
    const $given = names.map((name) => fieldArgs.getRaw(name))
    return lambda(
      [$context.get('pgSettings'), $context.get('withPgClient'), ...$given],
      async ([settings, withPgClient, ...values]: readonly unknown[]) => {
        const ask: Ask = (read) => (withPgClient as WithPgClient)(settings, (client) => read(dbOf(client)))
        return work(ask, Object.fromEntries(names.map((name, at) => [name, values[at] ?? null])) as Given)
      },
    )
  }
}
