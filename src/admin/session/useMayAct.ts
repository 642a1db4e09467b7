import { useSession } from './session.ts'

/** Whether whoever looks may also do something. */
export function useMayAct(): boolean {
  const session = useSession()
  return session.state === 'in' && session.user.role !== 'viewer'
}

/** Who looks; empty while nobody is signed in. */
export function useUserName(): string {
  const session = useSession()
  return session.state === 'in' ? session.user.name : ''
}

export function useIsAdmin(): boolean {
  const session = useSession()
  return session.state === 'in' && session.user.role === 'admin'
}
