import { useSyncExternalStore } from 'react'
import { isCatchingUp, listenToReadings } from '../graphql/catching_up.ts'
import { useSocketIsOpen } from '../graphql/socket.ts'

export type Connection = 'live' | 'catching up' | 'offline'

export function useConnection(): Connection {
  const isOpen = useSocketIsOpen()
  const isReading = useSyncExternalStore(listenToReadings, isCatchingUp)
  if (!isOpen) return 'offline'
  return isReading ? 'catching up' : 'live'
}
