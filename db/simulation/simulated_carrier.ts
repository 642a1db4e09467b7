import { readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

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

/** When the simulated carrier took a text, to the microsecond; null when it has not. */
export async function simulatedAcceptance(db: Db, messageId: string): Promise<string | null> {
  const call = 'select accepted_at::text from pipeline_private.simulated_carrier where message_id = $1'
  return (await readValues<string>(db, call, [messageId]))[0] ?? null
}
