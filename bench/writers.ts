import type pg from 'pg'
import { connect } from './server.ts'

/** Moves one lead, $1; prepared once on each connection. */
export interface Statement {
  name: string
  text: string
}

export interface Moves {
  perSecond: number
  /** Milliseconds that each took. */
  took: number[]
}

export interface Writers {
  /** Moves each lead in a transaction of its own, all writers at once. */
  move(statement: Statement, leads: readonly string[]): Promise<Moves>
  end(): Promise<void>
}

/** So many connections that each send the next statement when the last one has committed. */
export async function openWriters(
  url: string,
  count: number,
  settings: Record<string, string> = {},
): Promise<Writers> {
  const clients = await Promise.all(Array.from({ length: count }, () => connect(url, settings)))
  return {
    async move(statement, leads) {
      const waiting = leads.values()
      const startedAt = performance.now()
      const took = (await Promise.all(clients.map((client) => work(client, statement, waiting)))).flat()
      return { perSecond: (leads.length / (performance.now() - startedAt)) * 1000, took }
    },
    async end() {
      await Promise.all(clients.map((client) => client.end()))
    },
  }
}

async function work(client: pg.Client, statement: Statement, leads: Iterable<string>): Promise<number[]> {
  const took: number[] = []
  for (const lead of leads) {
    const since = performance.now()
    await client.query({ ...statement, values: [lead] })
    took.push(performance.now() - since)
  }
  return took
}
