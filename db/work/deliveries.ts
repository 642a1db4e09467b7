import type { Db } from '../connection/pool.ts'

/** A vendor's text as a carrier brought it. */
export interface VendorText {
  from: string
  body: string
  /** The carrier's own id of it. */
  id: string
  media: { url?: string; contentType: string }[]
  /** What the carrier itself heard: STOP, START, HELP. */
  optOutType?: string | undefined
  /** The same when a delivery is repeated. */
  token?: string | string[] | undefined
}

/** What a carrier says later of a text of ours. */
export interface TextStatus {
  carrier: string
  id: string
  status: string
  errorCode?: string | undefined
  /** Our own id of the text. */
  text?: string | undefined
}

/** Keeps and records a vendor's text; waits for nobody. Returns the text's id. */
export async function takeVendorText(db: Db, door: string, raw: string, told: VendorText): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    'select pipeline_private.take_vendor_text($1, $2, $3) as id',
    [door, raw, JSON.stringify(told)],
  )
  return rows[0]?.id ?? ''
}

/** Keeps what a carrier says of a text; a job takes it up. */
export async function takeTextStatus(db: Db, door: string, raw: string, told: TextStatus): Promise<void> {
  await db.query('select pipeline_private.take_text_status($1, $2, $3)', [door, raw, JSON.stringify(told)])
}

/** Does what a delivery that waits asks for. */
export async function takeUpDelivery(db: Db, deliveryId: string): Promise<void> {
  await db.query('select pipeline_private.take_up_delivery($1)', [deliveryId])
}
