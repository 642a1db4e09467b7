import type { DocumentNode, ExecutionResult } from 'postgraphile/graphql'
import type { WebSocket } from 'ws'
import type { EventNotice } from './event_subscription.ts'
import { mostBuffered } from './send_together.ts'

/** The operation of a client, as the protocol graphql-transport-ws names it, and its connection. */
export interface Delivery {
  operationId: string
  socket: WebSocket
}

/** Works out what a document answers to one event. */
export type WorkOut = (notice: EventNotice) => Promise<ExecutionResult>

interface Answer {
  /** As JSON; undefined as long as it is worked out, and when there are errors, which may not go out as they are. */
  text: string | undefined
  result: Promise<ExecutionResult>
}

/** What subscribers with the same document get for an event; it goes when nobody waits for that event any more. */
const answersOf = new WeakMap<DocumentNode, WeakMap<EventNotice, Answer>>()

/**
 * Sends the answers to events straight to a connection, in order: a thousand subscribers to a hundred events a second
 * are too many for a promise each. Only answers with errors go the ordinary way, as results of the operation.
 */
export function deliver(
  batches: AsyncIterableIterator<readonly EventNotice[]>,
  document: DocumentNode,
  { operationId, socket }: Delivery,
  workOut: WorkOut,
): AsyncGenerator<ExecutionResult, void, void> {
  const answers = answersTo(document)
  const before = `{"id":${JSON.stringify(operationId)},"type":"next","payload":`
  let isOver = false

  async function* results(): AsyncGenerator<ExecutionResult, void, void> {
    for await (const notices of batches) {
      for (const notice of notices) {
        const answer = answers.get(notice) ?? remember(notice)
        if (answer.text === undefined) await answer.result
        if (isOver) return
        if (answer.text === undefined) yield answer.result
        else if (socket.bufferedAmount > mostBuffered) await sent(socket, `${before}${answer.text}}`)
        else socket.send(`${before}${answer.text}}`)
      }
    }
  }

  function remember(notice: EventNotice): Answer {
    const answer: Answer = { text: undefined, result: workOut(notice) }
    answers.set(notice, answer)
    answer.result.then(
      (result) => {
        if (result.errors === undefined) answer.text = JSON.stringify(result)
      },
      () => {}, // told by whoever waits for it
    )
    return answer
  }

  const sending = results()
  const end = async () => {
    isOver = true
    await batches.return?.()
    return sending.return()
  }
  return {
    next: () => sending.next(),
    return: end,
    async throw(error) {
      await end()
      throw error
    },
    [Symbol.asyncIterator]() {
      return this
    },
    [Symbol.asyncDispose]: async () => {
      await end()
    },
  }
}

function answersTo(document: DocumentNode): WeakMap<EventNotice, Answer> {
  const known = answersOf.get(document) ?? new WeakMap<EventNotice, Answer>()
  answersOf.set(document, known)
  return known
}

/** Resolves when the message has left, or never will: the end of a connection ends its operations. */
function sent(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => socket.send(text, () => resolve()))
}
