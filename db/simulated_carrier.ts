import type { Db } from './pool.ts'

/** The simulated carrier takes a text, once for each of our messages. */
export async function acceptSimulatedText(
  db: Db,
  text: { messageId: string; phone: string; body: string },
): Promise<void> {
  await db.query(
    `insert into pipeline_private.simulated_carrier (message_id, phone, body)
     values ($1, $2, $3)
     on conflict (message_id) do nothing`,
    [text.messageId, text.phone, text.body],
  )
}

export async function knowsSimulatedText(db: Db, messageId: string): Promise<boolean> {
  const { rows } = await db.query('select from pipeline_private.simulated_carrier where message_id = $1', [
    messageId,
  ])
  return rows.length > 0
}
