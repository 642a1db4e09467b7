import { type Client, createClient } from 'graphql-ws'
import { useSyncExternalStore } from 'react'
import { noteExpiry } from '../session/session.ts'

const pingMs = 10_000
const longestPongMs = 5_000
const signedOut = 4401

let isOpen = false
const listeners = new Set<() => void>()

function note(open: boolean): void {
  isOpen = open
  for (const listener of listeners) listener()
}

/** Whether what happens is told to us at this moment. */
export function useSocketIsOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isOpen,
  )
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
    connected: () => note(true),
    closed: (event) => {
      note(false)
      if (event instanceof CloseEvent && event.code === signedOut) noteExpiry()
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
