import { useSession } from './session.ts'

/** Whether whoever looks may also do something. */
export function useMayAct(): boolean {
  const session = useSession()
  return session.state === 'in' && session.user.role !== 'viewer'
}

export function useIsAdmin(): boolean {
  const session = useSession()
  return session.state === 'in' && session.user.role === 'admin'
}
