import { type Client, createClient } from 'graphql-ws'
import { untilOpen } from '../session/requests.ts'
import { doubtSession, settleDoubt } from '../session/session.ts'
import { newStore, useStore } from '../store/store.ts'

const pingMs = 10_000
const longestPongMs = 5_000

const state = newStore<'never opened' | 'open' | 'closed'>('never opened')

/** Whether what happens is told to us at this moment. */
export const useSocket = () => useStore(state)

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
    connected: () => state.become('open'),
    closed: () => {
      state.become('closed')
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
