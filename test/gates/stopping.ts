import type { Db } from '../../db/connection/pool.ts'
import type { Carrier } from '../../src/carriers/carrier.ts'
import { only } from '../support/leads.ts'

export const start = '2026-03-02T08:30:00Z'

/** A carrier that remembers what it was given. */
export function listening() {
  const sent: string[] = []
  const carrier: Carrier = {
    name: 'listening',
    async send({ messageId, body }) {
      sent.push(body)
      return { kind: 'sent', providerMessageId: `P-${messageId}` }
    },
    lookup: async () => ({ kind: 'not_sent' }),
  }
  return { sent, carrier: () => carrier }
}

export const stop = (db: Db, scope: string) =>
  db.query(`select pipeline.stop_texts($1, 'a wrong price')`, [scope])
export const resume = (db: Db, scope: string) =>
  db.query(`select pipeline.resume_texts($1, 'corrected')`, [scope])

/** What was written to a lead, but for the texts of stages that it was only led through. */
export async function textsOf(db: Db, lead: string) {
  const { rows } = await db.query<{ purpose: string; status: string; because: string | null }>(
    `select purpose, status, cancelled_because as because from pipeline.lead_messages
     where vendor_lead_id = $1 and direction = 'outbound' and cancelled_because is distinct from 'moved_on' order by text_no`,
    [lead],
  )
  return rows
}

/** How long the timer of a lead still has, in hours; what is left of a timer that stands. */
export async function hoursLeft(db: Db, lead: string): Promise<number> {
  const { rows } = await db.query<{ hours: number }>(
    `select round(extract(epoch from coalesce(remaining, due_at - pipeline.now())) / 3600, 2)::float8 as hours
     from pipeline.lead_timers where vendor_lead_id = $1`,
    [lead],
  )
  return only(rows).hours
}

export const code = (doing: Promise<unknown>) =>
  doing.then(() => 'done').catch((error: { code: string }) => error.code)
