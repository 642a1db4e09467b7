import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import type { Carrier, SendResult } from '../../../src/carriers/carrier.ts'
import { clockwork } from '../../support/clockwork.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt } from '../../support/leads.ts'

const start = '2026-03-02T10:00:00Z'
const busy: SendResult = { kind: 'refused', code: 'busy', why: 'too many requests', retryable: true }

interface Overtaking {
  by: string
  happens: (db: Db, lead: string) => Promise<unknown>
  because: string
}

const overtakings: Overtaking[] = [
  {
    by: 'a move of its lead',
    happens: (db, lead) => db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [lead]),
    because: 'moved_on',
  },
  {
    by: 'an opt-out',
    happens: (db, lead) =>
      db.query(
        `select pipeline.suppress_number(vendor_phone, 'rang us') from pipeline.vendor_leads where id = $1`,
        [lead],
      ),
    because: 'suppressed',
  },
  {
    by: 'what the vendor wrote',
    happens: (db, lead) =>
      db.query(
        `select pipeline.record_inbound_message(vendor_phone, 'It has four bedrooms', 'V1') from pipeline.vendor_leads where id = $1`,
        [lead],
      ),
    because: 'vendor_wrote',
  },
]

for (const { by, happens, because } of overtakings) {
  story(
    `a text that is overtaken by ${by} while it is being sent, and was not taken, is given up at once`,
    async ({ database: { pool, db } }) => {
      const lead = { id: '' }
      const sent: string[] = []
      const carrier: Carrier = {
        name: 'scripted',
        async send({ body }) {
          sent.push(body)
          if (sent.length > 1) return { kind: 'sent', providerMessageId: `P${sent.length}` }
          await happens(db, lead.id)
          return busy
        },
        lookup: async () => ({ kind: 'not_sent' }),
      }
      const time = await clockwork(pool, { startAt: start, carrier: () => carrier })
      lead.id = await aLeadAt(db, 'RETRY_1')
      await time.settle()
      const { rows } = await db.query(
        `select status, cancelled_because from pipeline.lead_messages where purpose = 'RETRY_1'`,
      )
      expect(rows).toEqual([{ status: 'cancelled', cancelled_because: because }])
      expect(new Set(sent).size).toBe(sent.length)
    },
  )
}
