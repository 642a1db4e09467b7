import { useSyncExternalStore } from 'react'
import { useSocketIsOpen } from '../graphql/socket.ts'

export type Connection = 'live' | 'catching up' | 'offline'

/** How many readings are under way after a break. */
let readings = 0
const listeners = new Set<() => void>()

function add(change: 1 | -1): void {
  readings += change
  for (const listener of listeners) listener()
}

/** Until what is read here has arrived, the page does not claim to be up to date. */
export async function whileCatchingUp<Result>(read: () => Promise<Result>): Promise<Result> {
  add(1)
  try {
    return await read()
  } finally {
    add(-1)
  }
}

export function useConnection(): Connection {
  const isOpen = useSocketIsOpen()
  const isReading = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => readings > 0,
  )
  if (!isOpen) return 'offline'
  return isReading ? 'catching up' : 'live'
}
