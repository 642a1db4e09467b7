import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { createClient } from 'graphql-ws'
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import { addToken } from '../../../db/access/api_tokens.ts'
import { addUser } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'
import { projectFile } from '../../../src/project_file.ts'

export interface WebProcess {
  port: number
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Every web process that was started: none outlives the story, however it ends. */
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** A web process of its own; resolves when it listens. */
export async function startWebProcess(url: string, port: number): Promise<WebProcess> {
  const child = spawn(process.execPath, [projectFile('src/server/main.ts')], {
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  children.push(child)
  const listening = Promise.withResolvers<number>()
  createInterface(child.stderr).on('line', (line) => {
    const at = /listens at http:\S+?:(\d+)"/.exec(line)?.[1]
    if (at !== undefined) listening.resolve(Number(at))
  })
  return {
    port: await listening.promise,
    async stop(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}

interface Following {
  /** How often the connection broke. */
  breaks(): number
  /** Ends with the connection that is open. */
  lastBreak(): Promise<void>
}

/** Subscribes, and after any break again, as a careful client does. */
function keepFollowing<Data>(
  port: () => number,
  token: string,
  {
    query,
    variables,
    hear,
  }: { query: string; variables: () => Record<string, unknown>; hear: (data: Data) => void },
): Following {
  let breaks = 0
  let isOver = false
  const headers = { authorization: `Bearer ${token}` }

  async function follow(): Promise<void> {
    while (!isOver) {
      const client = createClient({
        url: `ws://127.0.0.1:${port()}/graphql`,
        retryAttempts: 0,
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string) {
            super(address, protocols, { headers })
          }
        },
      })
      try {
        for await (const { data } of client.iterate<Data>({ query, variables: variables() })) {
          if (data == null) break
          hear(data)
        }
      } catch {
        breaks += 1
      }
      await client.dispose()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const following = follow()
  return {
    breaks: () => breaks,
    async lastBreak() {
      isOver = true
      // A connection that was just being made when its server ended may never hear of it.
      await Promise.race([following, new Promise((resolve) => setTimeout(resolve, 2_000))])
    },
  }
}

/** Follows the moves with the cursor of the last one that was heard. */
export function followMoves(port: () => number, token: string) {
  const heard: string[] = []
  let cursor = '0.0'
  const following = keepFollowing<{ pipelineEvents: { cursor: string; vendorLeadId: string } }>(port, token, {
    query: `subscription ($after: String) {
      pipelineEvents(after: $after, eventTypes: ["stage_change"]) { cursor vendorLeadId }
    }`,
    variables: () => ({ after: cursor }),
    hear({ pipelineEvents: event }) {
      cursor = event.cursor
      heard.push(event.vendorLeadId)
    },
  })
  return { heard, ...following }
}

/** Follows what is: a lead, the open alerts, how many leads are new. */
export function followStates(port: () => number, token: string, leadId: string) {
  const last: { condition?: string; openAlerts?: number; newLeads?: number } = {}
  const state = <Data>(query: string, hear: (data: Data) => void) =>
    keepFollowing<Data>(port, token, { query, variables: () => ({}), hear })
  const followings = [
    state<{ leadChanged: { vendorLead: { condition: string } } }>(
      `subscription { leadChanged(id: "${leadId}") { vendorLead { condition } } }`,
      ({ leadChanged }) => {
        last.condition = leadChanged.vendorLead.condition
      },
    ),
    state<{ alertsChanged: { openCount: number } }>(
      'subscription { alertsChanged { openCount } }',
      ({ alertsChanged }) => {
        last.openAlerts = alertsChanged.openCount
      },
    ),
    state<{ stageCountsChanged: { counts: { stage: string; leads: number }[] } }>(
      'subscription { stageCountsChanged { counts { stage leads } } }',
      ({ stageCountsChanged }) => {
        last.newLeads = stageCountsChanged.counts.find(({ stage }) => stage === 'NEW_LEAD')?.leads ?? 0
      },
    ),
  ]
  return { last, lastBreaks: async () => void (await Promise.all(followings.map((one) => one.lastBreak()))) }
}

/** The token of somebody who may look. */
export async function addLooker(db: Db): Promise<string> {
  const token = newSecret()
  await addUser(db, { name: 'sam', role: 'viewer', passwordHash: '$argon2id$nobody knows it' })
  await addToken(db, { userName: 'sam', name: 'a', role: 'viewer', hash: fingerprint(token), days: 1 })
  return token
}
