import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { createClient } from 'graphql-ws'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { addToken } from '../../db/api_tokens.ts'
import { openPool } from '../../db/pool.ts'
import { addUser } from '../../db/users.ts'
import { fingerprint, newSecret } from '../../src/access/secret.ts'
import { projectFile } from '../../src/project_file.ts'
import { openCluster } from '../faults/own_cluster.ts'
import { aLead } from '../support/leads.ts'

interface RunningServer {
  port: number
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Every web process that was started: none outlives the story, however it ends. */
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** A web process of its own; resolves when it listens. */
async function startServer(url: string, port: number): Promise<RunningServer> {
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
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}

/** Follows the moves as a careful client does: after any break it comes back with its last cursor. */
function followMoves(port: () => number, token: string) {
  const heard: string[] = []
  const breaks: number[] = []
  let cursor = '0.0'
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
        const events = client.iterate<{ pipelineEvents: { cursor: string; vendorLeadId: string } }>({
          query: `subscription ($after: String) {
            pipelineEvents(after: $after, eventTypes: ["stage_change"]) { cursor vendorLeadId }
          }`,
          variables: { after: cursor },
        })
        for await (const { data } of events) {
          if (data == null) break
          cursor = data.pipelineEvents.cursor
          heard.push(data.pipelineEvents.vendorLeadId)
        }
      } catch {
        breaks.push(heard.length)
      }
      await client.dispose()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const following = follow()
  return {
    heard,
    breaks,
    /** Ends with the connection that is open. */
    async lastBreak() {
      isOver = true
      await following
    },
  }
}

const slowestMs = 60_000

test(
  'nothing is lost and nothing comes twice when PostgreSQL and the web process die under a subscriber',
  async ({ onTestFinished }) => {
    const cluster = await openCluster()
    onTestFinished(() => cluster.remove())
    const db = openPool(cluster.url, { applicationName: 'story', max: 2 })
    onTestFinished(() => db.end())
    const token = newSecret()
    await addUser(db, { name: 'sam', role: 'viewer', passwordHash: '$argon2id$nobody knows it' })
    await addToken(db, { userName: 'sam', name: 'a', role: 'viewer', hash: fingerprint(token), days: 1 })

    const written: string[] = []
    const write = async (count: number) => {
      for (const last = written.length + count; written.length < last; ) written.push(await aLead(db))
    }
    let server = await startServer(cluster.url, 0)
    const moves = followMoves(() => server.port, token)
    onTestFinished(() => moves.lastBreak())
    const allAreHeard = async () => {
      while (moves.heard.length < written.length) await new Promise((resolve) => setTimeout(resolve, 20))
    }

    await write(5)
    await allAreHeard()
    await cluster.restart('immediate')
    await write(5)
    await allAreHeard()
    const afterDatabase = moves.breaks.length

    await server.stop('SIGKILL')
    await write(5)
    server = await startServer(cluster.url, server.port)
    await allAreHeard()
    expect(moves.breaks.length).toBeGreaterThan(afterDatabase)

    await server.stop('SIGTERM')
    server = await startServer(cluster.url, server.port)
    await write(5)
    await allAreHeard()
    expect(moves.heard).toEqual(written)
  },
  slowestMs,
)
