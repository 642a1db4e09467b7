import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { Unreachable } from '../sign_in/Unreachable.tsx'
import { readSession, useSession } from './session.ts'

// Whoever is signed in needs none of these.
const SetPasswordPage = lazy(async () => ({
  default: (await import('../password/SetPasswordPage.tsx')).SetPasswordPage,
}))
const SignInAgain = lazy(async () => ({ default: (await import('../sign_in/SignInAgain.tsx')).SignInAgain }))
const SignInPage = lazy(async () => ({ default: (await import('../sign_in/SignInPage.tsx')).SignInPage }))

/** Shows the pages to whoever is signed in, and to everybody else how to become so. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession()
  useEffect(() => void readSession(), [])
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
      <Suspense>{session.hasExpired && <SignInAgain user={session.user} oidc={session.oidc} />}</Suspense>
    </>
  )
}
