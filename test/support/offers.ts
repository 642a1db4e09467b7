import type pg from 'pg'
import type { Db } from '../../db/connection/pool.ts'
import { clockwork } from './clockwork.ts'
import { leadWithAnOffer, readingAgent } from './conversation.ts'
import type { OwnDatabase } from './databases/database.ts'

export const start = '2026-03-02T10:00:00Z'

export const offersOf = async (db: Db, lead: string) =>
  (
    await db.query<{ id: string; round: number; amount: string; status: string }>(
      'select id, round, amount, status from pipeline.offers where vendor_lead_id = $1 order by round',
      [lead],
    )
  ).rows

export async function withAnOffer({ pool, db }: OwnDatabase) {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  return { time, lead: await leadWithAnOffer(db, time) }
}

/** Does it and takes it back, so that the next can be tried in the same transaction. */
export async function codeOf(db: Db, statement: string, values: unknown[]): Promise<string | undefined> {
  await db.query('savepoint before')
  try {
    await db.query(statement, values)
    return undefined
  } catch (error) {
    return (error as pg.DatabaseError).code
  } finally {
    await db.query('rollback to before')
  }
}
