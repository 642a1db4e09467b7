import { setTimeout as pause } from 'node:timers/promises'
import twilio from 'twilio'
import { makeLeads } from '../leads.ts'
import { type Measure, quantile, shown } from '../measure.ts'
import type { Row } from '../row.ts'
import type { BenchDatabase } from '../server.ts'
import { startWebProcess } from '../web_process.ts'
import { startBenchWorker } from '../worker.ts'

const msBetweenTexts = 50
const crowd = 2_000
const authToken = 'the token of the bench'
const publicUrl = 'https://bench.example.com'
const account = {
  ...{ TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: authToken },
  ...{ TWILIO_FROM_NUMBER: '+447700900999', PUBLIC_URL: publicUrl },
}
const path = '/webhooks/twilio/inbound'

export const vendorsTexts: Row = {
  number: 9,
  title: 'What vendors write is answered, twenty texts a second, whatever the pipeline does',
  async measure({ server, isQuick, say }) {
    const database = await server.database('texts')
    const count = isQuick ? 100 : 400
    await makeLeads(database.client, { count: crowd, stage: 'AI_CONVERSATION', openRuns: false })
    const phones = await phonesOf(database, count)
    const { address, child } = await startWebProcess(database.url, account)
    try {
      say('just started')
      const first = await textsAtPace(address, phones.slice(0, 20), 'f')
      say('with all workers stopped')
      const alone = await textsAtPace(address, phones, 'a')
      say('while a crowd of leads is moved and worked on')
      const worker = await startBenchWorker({ url: database.url, settings: 'ours', outcome: 'advance' })
      const over = new AbortController()
      const crowded = keepBusy(database, over.signal)
      const beside = await textsAtPace(address, phones, 'b')
      over.abort()
      await crowded
      await worker.stop()
      const measure = (what: string, waits: number[], more = ''): Measure => ({
        ...{ row: 9, what, unit: 'ms', target: { is: 'under', value: 200 } },
        ...{ measured: quantile(waits, 0.99), beside: `p50 ${shown(quantile(waits, 0.5))} ms${more}` },
      })
      const afterStart = `; of the first twenty after a start the longest ${shown(Math.max(...first))}`
      return [
        measure('p99, all workers stopped', alone, afterStart),
        measure('p99, beside a busy worker', beside),
      ]
    } finally {
      child.kill('SIGKILL')
      await database.drop()
    }
  },
}

async function phonesOf({ client }: BenchDatabase, count: number): Promise<string[]> {
  const { rows } = await client.query<{ phone: string }>(
    'select vendor_phone as phone from pipeline.vendor_leads limit $1',
    [count],
  )
  return rows.map(({ phone }) => phone)
}

/** One text every 50 ms, whatever the last one took; how long Twilio waits for each. */
async function textsAtPace(address: string, phones: readonly string[], round: string): Promise<number[]> {
  let due = performance.now()
  const waits: Promise<number>[] = []
  for (const [nth, phone] of phones.entries()) {
    await pause(Math.max(0, due - performance.now()))
    due += msBetweenTexts
    const MessageSid = `SM${round}${String(nth).padStart(31, '0')}`
    waits.push(bring(address, { MessageSid, From: phone, Body: 'Yes, it is still for sale', NumMedia: '0' }))
  }
  return Promise.all(waits)
}

async function bring(address: string, fields: Record<string, string>): Promise<number> {
  const beganAt = performance.now()
  const signature = twilio.getExpectedTwilioSignature(authToken, `${publicUrl}${path}`, fields)
  const { status } = await fetch(`${address}${path}`, {
    ...{ method: 'POST', headers: { 'x-twilio-signature': signature }, body: new URLSearchParams(fields) },
  })
  if (status !== 200) throw new Error(`a text was answered ${status}`)
  return performance.now() - beganAt
}

/** Moves leads there and back, a hundred in one statement, until told to stop. */
async function keepBusy({ client }: BenchDatabase, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await client.query(
      `select pipeline.request_transition(leads.id, case leads.pipeline_stage when 'AI_CONVERSATION' then 'DEAD_LEAD' else 'AI_CONVERSATION' end, 'bench')
       from (select * from pipeline.vendor_leads order by random() limit 100) as leads`,
    )
  }
}
