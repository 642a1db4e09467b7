import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { openPool } from '../../db/connection/pool.ts'
import { projectFile } from '../../src/project_file.ts'
import { makeLeads } from '../leads.ts'
import type { Measure } from '../measure.ts'
import { shown } from '../measure.ts'
import type { Row } from '../row.ts'
import type { BenchDatabase } from '../server.ts'
import { makeTokens, startWebProcess, untilStarted } from '../web_process.ts'

const subscribers = 200
const users = 10
const msBetweenMoves = 20
const query = `subscription { pipelineEvents(eventTypes: [stage_change]) {
  cursor eventType fromStage toStage vendorLeadId actor createdAt } }`

interface Waits {
  p50: number
  p99: number
}

export const eventSubscribers: Row = {
  number: 6,
  title: '200 subscribers, 50 stage changes a second: from commit to each of them',
  async measure({ server, isQuick, say }) {
    const database = await server.database('subscribers')
    const count = isQuick ? 300 : 1_500
    const leads = await makeLeads(database.client, { count, stage: 'NEW_LEAD', openRuns: false })
    try {
      say('floor: a bare server that sends the same texts to as many')
      const floor = await withBroadcast(leads.slice(0, 500))
      const { address, child } = await startWebProcess(database.url)
      try {
        say('subscribing, then a move every 20 ms')
        const tokens = await makeTokens(database, users)
        await untilStarted(address, tokens[0] ?? '')
        const waits = await withWatchers(`${address.replace('http', 'ws')}/graphql`, tokens, () =>
          moveAtPace(database, leads),
        )
        const measure = (what: 'p50' | 'p99', target: Measure['target']): Measure => ({
          row: 6,
          what,
          measured: waits[what],
          unit: 'ms',
          target,
          beside: `floor, a bare broadcast: ${shown(floor[what])} ms`,
        })
        return [measure('p50', null), measure('p99', { is: 'under', value: 250 })]
      } finally {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
    } finally {
      await database.drop()
    }
  },
}

/** Subscribes, lets things happen, and asks how long after them everybody heard of each. */
async function withWatchers(
  url: string,
  tokens: readonly string[],
  happen: () => Promise<Record<string, number>>,
): Promise<Waits> {
  const watchers = fork(projectFile('bench/watcher_process.ts'), [url, String(subscribers), query, ...tokens])
  try {
    await message(watchers)
    await pause(2_000) // the last ones are acknowledged, not yet subscribed
    const moves = await happen()
    for (let left = 20; ; left -= 1) {
      await pause(1_000)
      watchers.send(moves)
      const { missing, waits } = await message<{ missing: number; waits: Waits | undefined }>(watchers)
      if (missing === 0 && waits !== undefined) return waits
      if (left === 0) throw new Error(`${missing} messages never came`)
    }
  } finally {
    watchers.kill('SIGKILL')
  }
}

async function withBroadcast(leads: readonly string[]): Promise<Waits> {
  const broadcast = fork(projectFile('bench/broadcast_process.ts'))
  try {
    const { port } = await message<{ port: number }>(broadcast)
    return await withWatchers(`ws://localhost:${port}`, ['none'], () =>
      atPace(leads, async (lead) => {
        const sentAt = now()
        broadcast.send(textLike(lead))
        return sentAt
      }),
    )
  } finally {
    broadcast.kill('SIGKILL')
  }
}

/** As long as a real message. */
function textLike(vendorLeadId: string): string {
  const event = {
    cursor: '1234567.1234567',
    eventType: 'stage_change',
    fromStage: 'NEW_LEAD',
    toStage: 'AI_CONVERSATION',
    vendorLeadId,
    actor: 'bench',
    createdAt: '2026-01-01T12:00:00.123456+00:00',
  }
  return JSON.stringify({ id: 'a', type: 'next', payload: { data: { pipelineEvents: event } } })
}

async function moveAtPace({ url }: BenchDatabase, leads: readonly string[]): Promise<Record<string, number>> {
  const pool = openPool(url, { applicationName: 'bench' })
  try {
    return await atPace(leads, async (lead) => {
      await pool.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION' where id = $1`, [
        lead,
      ])
      return now()
    })
  } finally {
    await pool.end()
  }
}

/** One every 20 ms, whatever the last one took; when each was done. */
async function atPace(
  leads: readonly string[],
  change: (lead: string) => Promise<number>,
): Promise<Record<string, number>> {
  const changes: Promise<[string, number]>[] = []
  let due = performance.now()
  for (const lead of leads) {
    await pause(Math.max(0, due - performance.now()))
    due += msBetweenMoves
    changes.push(change(lead).then((at) => [lead, at]))
  }
  return Object.fromEntries(await Promise.all(changes))
}

async function message<Message>(child: ChildProcess): Promise<Message> {
  const gone = new AbortController()
  const exited = () => gone.abort(new Error('a process of the bench ended too early'))
  child.once('exit', exited)
  try {
    const [answer] = await once(child, 'message', { signal: gone.signal })
    return answer as Message
  } finally {
    child.off('exit', exited)
  }
}

function now(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
