import type pg from 'pg'
import type { Clockwork } from '../support/clockwork.ts'
import type { Dice } from './dice_agents.ts'
import type { LyingCarrier } from './lying_carrier.ts'

/** Many leads of few numbers. */
export interface NumberWorld {
  db: pg.Pool
  time: Clockwork
  throws: Dice
  liar: LyingCarrier
  phones: readonly [string, string]
  leads: string[]
  texts: number
}

/** One of them; of a number with a number. */
export const aLeadOf = ({ throws, leads }: NumberWorld) => throws.pick(...leads)

export const aNumberOf = ({ throws, phones }: NumberWorld) => throws.pick(...phones, phones[0], phones[0])

/** As what a history calls a lead. */
export const nameOf = ({ leads }: NumberWorld, lead: string) => `lead ${leads.indexOf(lead)}`

export async function call(
  { db }: NumberWorld,
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  return (await db.query<Record<string, unknown>>(sql, values)).rows
}
