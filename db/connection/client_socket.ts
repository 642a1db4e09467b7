import type { Duplex } from 'node:stream'
import type { ClientBase } from 'pg'

/** pg keeps its socket to itself; to end the client instead would hide from its pool that the connection broke. */
interface Socketed {
  connection: { stream: Duplex }
}

/** Breaks the client's connection, as if the network had. */
export function breakConnection(client: ClientBase, why: string): void {
  const { connection } = client as unknown as Socketed
  connection.stream.destroy(new Error(`Connection terminated unexpectedly: ${why}`))
}

/**
 * Breaks a client's connection when an answer is overdue. A line that swallows a statement, or its answer, is noticed by
 * the kernel only after a quarter of an hour, and whoever waits for it holds what it holds for as long.
 *
 * @param afterMs never, when undefined.
 * @returns what to call with each statement that is sent.
 */
export function breakWhenOverdue(client: ClientBase, afterMs: number | undefined): () => void {
  if (afterMs === undefined) return () => {}
  let timer: NodeJS.Timeout | undefined
  const forget = () => clearTimeout(timer)
  const overdue = () => breakConnection(client, `no answer for ${afterMs / 1000} s`)
  client.on('drain', forget)
  client.on('end', forget)
  return () => {
    forget()
    timer = setTimeout(overdue, afterMs).unref()
  }
}
