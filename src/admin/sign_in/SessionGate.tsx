import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { lazily } from '../page/lazily.ts'
import { readSession, useSession } from '../session/session.ts'
import { SignInElsewhere } from './SignInElsewhere.tsx'
import { Unreachable } from './Unreachable.tsx'

// Whoever is signed in needs none of these.
const SetPasswordPage = lazily(() => import('../password/SetPasswordPage.tsx'), 'SetPasswordPage')
const readSignInAgain = () => import('./SignInAgain.tsx')
const SignInAgain = lazy(() =>
  readSignInAgain().then(
    (read) => ({ default: read.SignInAgain }),
    () => ({ default: SignInElsewhere }),
  ),
)
const SignInPage = lazily(() => import('./SignInPage.tsx'), 'SignInPage')

/** The first load is over by then. */
const soonMs = 3_000

/** Shows the pages to whoever is signed in, and to everybody else how to become so. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession()
  useEffect(() => void readSession(), [])
  const isIn = session.state === 'in'
  // When it is needed a server of another release may have none of this one's files any more.
  useEffect(() => {
    if (isIn) setTimeout(() => readSignInAgain().catch(() => {}), soonMs)
  }, [isIn])
  if (session.state === 'unknown') return null
  if (location.pathname === '/set-password')
    return (
      <Suspense>
        <SetPasswordPage />
      </Suspense>
    )
  if (session.state === 'unreachable') return <Unreachable />
  if (session.state === 'out')
    return (
      <Suspense>
        <SignInPage oidc={session.oidc} demo={session.demo} />
      </Suspense>
    )
  return (
    <>
      {children}
      <Suspense>{session.hasExpired && <SignInAgain {...session} />}</Suspense>
    </>
  )
}
