import { stringifyDocument, type TypedDocumentNode } from '@urql/core'
import { pauseUntilOnline } from './pause.ts'
import { socket, untilMayConnect } from './socket.ts'

const firstWaitMs = 200
const longestWaitMs = 4_000

export interface Follower<Data, Variables> {
  document: TypedDocumentNode<Data, Variables>
  /** Asked each time that the subscription begins, so that it goes on where it was. */
  variables: () => Variables | Promise<Variables>
  hear: (data: Data) => void
  /** The server does not want to begin where we were, or will not at all. */
  refused?: () => void
}

/** Subscribes until the signal, over any number of breaks; a browser that is on-line again tries at once. */
export async function follow<Data, Variables extends Record<string, unknown>>(
  { document, variables, hear, refused }: Follower<Data, Variables>,
  signal: AbortSignal,
): Promise<void> {
  const query = stringifyDocument(document)
  let waitMs = firstWaitMs
  while (!signal.aborted) {
    try {
      const given = await variables()
      // Right before the line is opened: whatever is awaited in between, the session may have ended meanwhile.
      await untilMayConnect(signal)
      const messages = socket.iterate<Data>({ query, variables: given })
      const end = () => void messages.return?.()
      signal.addEventListener('abort', end, { once: true })
      for await (const { data, errors } of messages) {
        waitMs = firstWaitMs
        if (errors !== undefined) refused?.()
        else if (data != null && !signal.aborted) hear(data)
      }
      signal.removeEventListener('abort', end)
    } catch (error) {
      if (Array.isArray(error)) refused?.()
    }
    if (!signal.aborted) await pauseUntilOnline(waitMs * (0.75 + Math.random() / 2))
    waitMs = Math.min(2 * waitMs, longestWaitMs)
  }
}
