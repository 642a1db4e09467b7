import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { twilioCarrier } from '../../src/carriers/twilio/twilio_carrier.ts'
import { twilioClient } from '../../src/carriers/twilio/twilio_client.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { story } from '../support/databases/database.ts'
import { aLead, only } from '../support/leads.ts'
import { type OddAnswer, startFakeTwilio } from './fake_twilio.ts'

const taken = (status: number, body: OddAnswer['body']): OddAnswer => ({ takes: true, status, body })
const refused = (status: number, body: unknown, retryAfter?: string): OddAnswer => ({
  ...{ takes: false, status, body: () => body },
  ...(retryAfter === undefined ? {} : { retryAfter }),
})
const limited = { code: 20429, message: 'Too Many Requests', status: 429 }

/** What comes of a text after an odd answer: its status, and how often Twilio took it. */
const answers: Record<string, [OddAnswer, string, number]> = {
  'a page instead of an answer': [taken(200, () => '<html>welcome</html>'), 'sent', 1],
  'a page of somebody on the way': [refused(200, '<html>sign in to this network</html>'), 'sent', 1],
  'an answer that is cut off': [taken(201, (text) => JSON.stringify(text).slice(0, 50)), 'sent', 1],
  'no sid': [taken(201, (text) => ({ ...text, sid: undefined })), 'sent', 1],
  'a sid that is none': [taken(201, (text) => ({ ...text, sid: 12345 })), 'sent', 1],
  'a date that is none': [taken(201, (text) => ({ ...text, date_created: 'yesterday' })), 'sent', 1],
  'a price beyond all': [
    taken(201, (text) => ({ ...text, price: '-1e300', num_segments: '99999' })),
    'sent',
    1,
  ],
  'somebody on the way gave up': [taken(408, () => 'timeout'), 'sent', 1],
  'an address elsewhere': [refused(307, ''), 'sent', 1],
  'a text that failed at once': [
    taken(201, (text) => ({ ...text, status: 'failed', error_code: 30006 })),
    'failed',
    1,
  ],
  'an error in the other form': [
    refused(400, { type: 'x', title: 'Invalid number', status: 400, code: 21211 }),
    ...(['failed', 0] as const),
  ],
  'a pause without end': [refused(429, limited, '99999999999999'), 'sent', 1],
}

story(
  'whatever Twilio answers, a text leaves once or is known to have failed',
  { timeout: 180_000 },
  async ({ database: { db, pool } }) => {
    const twilio = await startFakeTwilio()
    try {
      const time = await clockwork(pool, {
        ...{ startAt: '2026-06-01T09:00:00+01:00', agents: eagerAgents },
        carrier: () => twilioCarrier(twilio.settings, { lookAgainAfterMs: 0 }),
      })
      for (const [nth, [name, [answer, status, times]]] of Object.entries(answers).entries()) {
        twilio.oddAnswer = answer
        const phone = `+4477009001${String(nth).padStart(2, '0')}`
        const lead = await aLead(db, { vendor_phone: phone })
        await time.settle()
        // The pause of the queue is over.
        await db.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0')
        await time.pass(name.startsWith('a pause') ? '61 minutes' : '1 minute')
        const { rows } = await db.query<{ status: string; sid: string | null }>(
          `select status, provider_message_id as sid from pipeline.lead_messages
           where vendor_lead_id = $1 and direction = 'outbound' order by text_no limit 1`,
          [lead],
        )
        const sids = twilio.taken.filter(({ to }) => to === phone).map(({ sid }) => sid)
        expect([name, only(rows).status, sids.length]).toEqual([name, status, times])
        expect(only(rows).sid).toBe(sids[0] ?? null)
      }
    } finally {
      await twilio.close()
    }
  },
)

test('a Twilio that drips is left after a while, whatever it is asked', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const drops = setInterval(() => response.write(' '), 20)
    response.once('close', () => clearInterval(drops))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const client = twilioClient(
      {
        ...{ accountSid: `AC${'0'.repeat(32)}`, authToken: 'a token', sender: { from: '+447700900999' } },
        publicUrl: 'https://pipeline.example.com',
        apiBaseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      },
      { longestMs: 300 },
    )
    await expect(client.messages.list({ limit: 1 })).rejects.toThrow(/timeout/)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
