import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { addToken } from '../../../db/access/api_tokens.ts'
import { addUser } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'

export interface Following {
  /** How often the connection broke. */
  breaks(): number
  /** Ends with the connection that is open. */
  lastBreak(): Promise<void>
  /** Reads nothing more on the connection that is open now. Returns how to go on. */
  stopReading(): () => void
}

/** Subscribes, and after any break again, as a careful client does. */
export function keepFollowing<Data>(
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
  let open: WebSocket | undefined
  const headers = { authorization: `Bearer ${token}` }

  async function follow(): Promise<void> {
    while (!isOver) {
      const client = createClient({
        url: `ws://127.0.0.1:${port()}/graphql`,
        retryAttempts: 0,
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string) {
            super(address, protocols, { headers })
            open = this
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
    stopReading() {
      const socket = open
      if (socket?.readyState === WebSocket.OPEN) socket.pause()
      return () => socket?.resume()
    },
  }
}

/** Follows the moves with the cursor of the last one that was heard: whose they were, and which. */
export function followMoves(port: () => number, token: string) {
  const heard: string[] = []
  const events: string[] = []
  let cursor = '0.0'
  type Heard = { pipelineEvents: { id: string; cursor: string; vendorLeadId: string } }
  const following = keepFollowing<Heard>(port, token, {
    query: `subscription ($after: String) {
      pipelineEvents(after: $after, eventTypes: [stage_change]) { id cursor vendorLeadId }
    }`,
    variables: () => ({ after: cursor }),
    hear({ pipelineEvents: event }) {
      cursor = event.cursor
      heard.push(event.vendorLeadId)
      events.push(event.id)
    },
  })
  return { heard, events, ...following }
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
