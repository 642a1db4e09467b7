import { type ReactNode, useEffect } from 'react'
import { SetPasswordPage } from '../password/SetPasswordPage.tsx'
import { SignInAgain } from '../sign_in/SignInAgain.tsx'
import { SignInPage } from '../sign_in/SignInPage.tsx'
import { Unreachable } from '../sign_in/Unreachable.tsx'
import { readSession, useSession } from './session.ts'

/** Shows the pages to whoever is signed in, and to everybody else how to become so. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession()
  useEffect(() => void readSession(), [])
  if (session.state === 'unknown') return null
  if (location.pathname === '/set-password') return <SetPasswordPage />
  if (session.state === 'unreachable') return <Unreachable />
  if (session.state === 'out') return <SignInPage oidc={session.oidc} demo={session.demo} />
  return (
    <>
      {children}
      {session.hasExpired && <SignInAgain user={session.user} oidc={session.oidc} />}
    </>
  )
}
