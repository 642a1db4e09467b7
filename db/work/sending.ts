import pg from 'pg'
import { type SQL, sql } from 'zapatos/db'
import { readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf, rowsOf } from '../connection/rows.ts'

const sendingRight = columnsOf(
  'pipeline.sending_right',
  [
    ...(['sends_as', 'given_at', 'given_by', 'reason'] as const),
    ...(['carrier', 'carrier_account', 'carrier_since', 'carrier_by', 'carrier_reason'] as const),
  ],
  { isHere: sql<SQL, boolean>`place = pipeline_private.this_place()` },
)

export type SendingRight = RowOf<typeof sendingRight>

/** Who takes texts; without an account nobody does in earnest. */
export interface CarrierIdentity {
  readonly name: string
  readonly account?: string | undefined
}

/** Who may let texts leave; undefined in a simulation, where none does. */
export async function readSendingRight(db: Db): Promise<SendingRight | undefined> {
  const inProduction = sql`where (select purpose from pipeline_private.database_purpose) = 'production'`
  const [right] = await rowsOf(db, sendingRight, inProduction)
  return right
}

/** Lets texts leave from this database, by workers with this SENDS_AS, or with the name it has. Returns the name. */
export function thisIsTheOriginal(db: Db, reason: string, sendsAs?: string): Promise<string | null> {
  return readValue(db, 'select sends_as from pipeline.this_is_the_original($1, $2)', [reason, sendsAs])
}

/** Lets texts leave by this carrier and no other; left out: by the first that takes one. */
export async function changeCarrier(
  db: Db,
  reason: string,
  carrier: CarrierIdentity | undefined,
): Promise<void> {
  await db.query('select pipeline.change_carrier($1, $2, $3)', [reason, carrier?.name, carrier?.account])
}

/** The first real carrier that takes a text is the database's own. */
export async function rememberCarrier(db: Db, { name, account }: CarrierIdentity): Promise<void> {
  if (account !== undefined)
    await db.query('select pipeline_private.remember_carrier($1, $2)', [name, account])
}

/** @throws MayNotSend, saying why and what to do, when the texts of this database go by another carrier. */
export async function refuseOtherCarriers(db: Db, carrier: CarrierIdentity): Promise<void> {
  if (await readValue(db, 'select pipeline_private.may_use_carrier($1, $2)', [carrier.name, carrier.account]))
    return
  const right = await readSendingRight(db)
  throw new MayNotSend(
    `the texts of this database go by ${right?.carrier} (${right?.carrierAccount}), and this worker has ${carrier.name} (${carrier.account}). Nothing is done. Correct the worker's account or run: orchestrator sending carrier`,
  )
}

/** Whether the database let no text leave by this worker: it is another one's to send. */
export function isRefusedSender(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === 'VL033' || error.code === 'VL035')
}

/** Whether the worker of this connection may begin; the first that comes with a name gives it to the database. */
export function takeSendingRight(db: Db): Promise<boolean> {
  return readValue(db, 'select pipeline_private.take_sending_right()')
}

/** The worker has to wait: the right to send is another one's. */
export class MayNotSend extends Error {
  override name = 'MayNotSend'
}

/** @throws MayNotSend, saying why and what to do, unless the worker of this connection may begin. */
export async function refuseOtherSenders(db: Db, ownName: string | undefined): Promise<void> {
  if (await takeSendingRight(db)) return
  const right = await readSendingRight(db)
  const why = right === undefined ? 'nobody has the right to send' : whyNotSending(right, ownName)
  throw new MayNotSend(
    `${why}. Nothing is done. If this is no copy, correct SENDS_AS or run: orchestrator sending original`,
  )
}

/** How the right stands for a program that runs under a name. */
export function whyNotSending({ sendsAs, isHere }: SendingRight, ownName: string | undefined): string | null {
  if (!isHere)
    return 'this database is a copy, or has moved, or was given again what once came in: no right to send was given for this place'
  if (sendsAs === (ownName ?? null)) return null
  return sendsAs === null
    ? `the database has no name, and this program runs with SENDS_AS=${ownName}`
    : `the database sends as ${sendsAs}, and this program runs ${ownName === undefined ? 'without SENDS_AS' : `with SENDS_AS=${ownName}`}`
}

/** Whether all is made up here, and no text may reach anybody. */
export async function isSimulation(db: Db): Promise<boolean> {
  return readValue(
    db,
    `select exists (select from pipeline_private.database_purpose where purpose = 'simulation')`,
  )
}

/** Vendors of a simulation are made up; somebody may have their numbers. @throws when the database is one. */
export async function refuseSimulation(db: Db, carrier: { name: string }): Promise<void> {
  if (carrier.name === 'simulated' || !(await isSimulation(db))) return
  throw new Error(
    `This database is a simulation, and this worker would send its texts through ${carrier.name}. Unset the variables of the carrier.`,
  )
}
