import { useIsCatchingUp } from '../graphql/catching_up.ts'
import { useSocket } from '../graphql/socket.ts'

export type Connection = 'live' | 'catching up' | 'offline'

export function useConnection(): Connection {
  const socket = useSocket()
  const isReading = useIsCatchingUp()
  if (socket === 'closed') return 'offline'
  return socket === 'never opened' || isReading ? 'catching up' : 'live'
}
