import type { Socket } from 'node:net'
import pg from 'pg'

/** pg keeps its socket to itself; to end the client instead would hide from its pool that the connection broke. */
interface Socketed {
  connection: { stream: Socket }
  processID: number | null
}

/** Breaks the client's connection, as if the network had. */
export function breakConnection(client: pg.ClientBase, why: string): void {
  socketOf(client).destroy(new Error(`Connection terminated unexpectedly: ${why}`))
}

const longestQuestionMs = 5_000

/**
 * Breaks a client's connection when an answer is overdue and the server is not at work on it. A line that swallows a
 * statement, or its answer, is noticed by the kernel only after a quarter of an hour, and whoever waits for it holds
 * what it holds for as long. A statement that takes its time, or a commit that waits for a standby, is left alone: a
 * second try would only wait beside it.
 *
 * @param elsewhere how to reach the server on a line of its own, as the same login.
 * @returns what to call with each statement that is sent, and whether an answer is being waited for.
 */
export function breakWhenOverdue(
  client: pg.ClientBase,
  afterMs: number,
  elsewhere: () => pg.ClientConfig,
): { sent(): void; isWaiting(): boolean } {
  let timer: NodeJS.Timeout | undefined
  let heard = 0
  const forget = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const wait = () => {
    heard = socketOf(client).bytesRead
    timer = setTimeout(look, afterMs).unref()
  }
  const look = async () => {
    const asked = timer
    const isComing =
      socketOf(client).bytesRead > heard ||
      (await isAtWork(client, elsewhere(), Math.min(afterMs, longestQuestionMs)))
    if (timer !== asked) return
    if (isComing) wait()
    else breakConnection(client, `no answer for ${afterMs / 1000} s`)
  }
  client.on('drain', forget)
  client.on('end', forget)
  return {
    sent() {
      // Of several statements in a row the first counts: otherwise each would give a dead line more time.
      if (timer === undefined) wait()
    },
    isWaiting: () => timer !== undefined,
  }
}

/** Whether the server works on what this client asked, rather than waits for it to speak or to listen. */
async function isAtWork(
  client: pg.ClientBase,
  elsewhere: pg.ClientConfig,
  withinMs: number,
): Promise<boolean> {
  const { processID } = client as unknown as Socketed
  const other = new pg.Client({ ...elsewhere, connectionTimeoutMillis: withinMs })
  other.on('error', () => {})
  const tooLate = setTimeout(() => breakConnection(other, 'no answer'), withinMs)
  try {
    await other.connect()
    const { rows } = await other.query<{ works: boolean }>(
      `select coalesce(state, 'active') = 'active' and wait_event_type is distinct from 'Client' as works
       from pg_catalog.pg_stat_activity where pid = $1`,
      [processID],
    )
    return rows[0]?.works ?? false
  } catch {
    return false
  } finally {
    clearTimeout(tooLate)
    other.end().catch(() => {})
  }
}

function socketOf(client: pg.ClientBase): Socket {
  return (client as unknown as Socketed).connection.stream
}
