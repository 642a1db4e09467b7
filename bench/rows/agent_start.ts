import { setTimeout as pause } from 'node:timers/promises'
import { makeLeads } from '../leads.ts'
import { type Measure, quantile, shown } from '../measure.ts'
import type { Row } from '../row.ts'
import { type BenchDatabase, connect } from '../server.ts'
import { startBenchWorker } from '../worker.ts'

const msBetweenMoves = 50

export const agentStart: Row = {
  number: 3,
  title: 'Commit to agent start, 20 stage changes a second, one worker',
  async measure({ server, isQuick, say }) {
    const database = await server.database('latency')
    const count = isQuick ? 100 : 300
    const leads = await makeLeads(database.client, { count: count + 20, stage: 'NEW_LEAD', openRuns: false })
    const worker = await startBenchWorker({ url: database.url, settings: 'ours', outcome: 'reply' })
    try {
      say('moves, one every 50 ms')
      const commits = await moveAtPace(database, leads)
      await pause(1000)
      const starts = await worker.starts()
      const measured = commits.slice(20)
      const waits = measured.map(({ lead, at }) => {
        const start = starts.get(lead)
        if (start === undefined) throw new Error(`no agent was started for lead ${lead}`)
        return Math.max(0, Number(start - at) / 1e6)
      })
      say('floor: a plain NOTIFY heard by another connection')
      const floor = await hearings(database, measured.length)
      const measure = (share: number, value: number): Measure => ({
        row: 3,
        what: `p${share * 100}`,
        measured: quantile(waits, share),
        unit: 'ms',
        target: { is: 'under', value },
        beside: `floor, a NOTIFY heard: ${shown(quantile(floor, share))} ms`,
      })
      return [measure(0.5, 5), measure(0.99, 20)]
    } finally {
      await worker.stop()
      await database.drop()
    }
  },
}

/** One move every 50 ms, whatever the last one took; when each was answered. */
async function moveAtPace(
  { client }: BenchDatabase,
  leads: readonly string[],
): Promise<{ lead: string; at: bigint }[]> {
  const commits: { lead: string; at: bigint }[] = []
  let due = performance.now()
  for (const lead of leads) {
    await pause(Math.max(0, due - performance.now()))
    due += msBetweenMoves
    await client.query({
      name: 'move',
      text: `update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION' where id = $1`,
      values: [lead],
    })
    commits.push({ lead, at: process.hrtime.bigint() })
  }
  return commits
}

/** How long after its commit a bare NOTIFY is heard, in milliseconds. */
async function hearings({ client, url }: BenchDatabase, count: number): Promise<number[]> {
  const listener = await connect(url)
  const waits: number[] = []
  try {
    await listener.query('listen bench')
    for (let number = 0; number < count; number += 1) {
      const heard = new Promise<bigint>((resolve) =>
        listener.once('notification', () => resolve(process.hrtime.bigint())),
      )
      await client.query('notify bench')
      const committed = process.hrtime.bigint()
      waits.push(Math.max(0, Number((await heard) - committed) / 1e6))
      await pause(5)
    }
    return waits
  } finally {
    await listener.end()
  }
}
