import { type Client, createClient } from 'graphql-ws'
import { useSyncExternalStore } from 'react'
import { untilOpen } from '../session/requests.ts'
import { doubtSession, settleDoubt } from '../session/session.ts'

const pingMs = 10_000
const longestPongMs = 5_000

let state: 'never opened' | 'open' | 'closed' = 'never opened'
const listeners = new Set<() => void>()

function note(next: typeof state): void {
  state = next
  for (const listener of listeners) listener()
}

/** Whether what happens is told to us at this moment. */
export function useSocket(): typeof state {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}

/**
 * Resolves when the line may be opened; rejects when the server cannot be reached, or nobody asks any more. Who would
 * open it anew without being signed in is refused by a server that says no word of why.
 */
export async function untilMayConnect(signal: AbortSignal): Promise<void> {
  await settleDoubt()
  await untilOpen(signal)
}

/**
 * One WebSocket for all subscriptions of the page. It is not opened anew by itself: each subscription says where it
 * goes on, see follow.ts. A line that is cut in silence is found out by a ping without a pong.
 */
export const socket: Client = createClient({
  url: `${location.origin.replace('http', 'ws')}/graphql`,
  retryAttempts: 0,
  lazyCloseTimeout: 3_000,
  keepAlive: pingMs,
  on: {
    connected: () => note('open'),
    closed: () => {
      note('closed')
      doubtSession()
    },
    ping: (isReceived) => {
      if (isReceived) return
      late = setTimeout(() => socket.terminate(), longestPongMs)
    },
    pong: (isReceived) => {
      if (isReceived) clearTimeout(late)
    },
  },
})
let late: ReturnType<typeof setTimeout> | undefined

addEventListener('offline', () => socket.terminate())
