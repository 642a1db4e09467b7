import { newStore, useStore } from '../store/store.ts'
import { post, silent } from './post.ts'
import { beginRequests, endRequests, holdRequests } from './requests.ts'

export interface User {
  name: string
  role: 'viewer' | 'operator' | 'admin'
}

export type Session =
  | { state: 'unknown' }
  | { state: 'unreachable' }
  /** `oidc` is where to sign in with the company's account, if anywhere; `demo` needs no password. */
  | { state: 'out'; oidc: string | null; demo: boolean }
  /** `count` grows with each sign-in, so that what the one before had opened is opened anew. */
  | { state: 'in'; user: User; hasExpired: boolean; oidc: string | null; demo: boolean; count: number }

const known = newStore<Session>({ state: 'unknown' })
const { now, become } = known
let signIns = 0

export const useSession = () => useStore(known)

interface Answer {
  user: User | null
  oidc: string | null
  demo: boolean
}

/** It is down, or too busy to say who is signed in: that does not mean that nobody is. */
const saysNothing = ({ status }: Response) => status >= 500 || status === 429

/** Nobody can say at this moment; what somebody is at stays as it is. */
function noteSilence(): void {
  if (now().state !== 'in') become({ state: 'unreachable' })
}

/** Asks who is signed in; a browser of the demo's own machine becomes so, unless it has just signed out. */
export async function readSession({ signInToDemo = true } = {}): Promise<void> {
  try {
    const response = await fetch('/session')
    if (saysNothing(response)) return noteSilence()
    const answer: Answer = response.ok ? await response.json() : { user: null, oidc: null, demo: false }
    const { user, oidc, demo } = answer
    if (user !== null) {
      beginRequests()
      return become({ state: 'in', user, hasExpired: false, oidc, demo, count: ++signIns })
    }
    if (demo && signInToDemo) {
      const demoAnswer = await fetch('/session/demo', { method: 'POST' })
      if (saysNothing(demoAnswer)) return noteSilence()
      if (demoAnswer.ok) return readSession({ signInToDemo: false })
    }
    // Whoever is asked to sign in again keeps what they are at until they do.
    if (now().state !== 'in') become({ state: 'out', oidc, demo })
  } catch {
    noteSilence()
  }
}

/** @returns why not, in words; undefined when they are signed in. */
export async function signIn(name: string, password: string): Promise<string | undefined> {
  const why = await post('/session', { name, password }, () => readSession())
  const session = now()
  return why ?? (session.state === 'in' && session.hasExpired ? silent : undefined)
}

export async function signOut(): Promise<void> {
  become({ state: 'unknown' })
  await endRequests()
  await fetch('/session', { method: 'DELETE' }).catch(() => {})
  await readSession({ signInToDemo: false })
}

/** What they see stays; before anything else is asked as them they sign in again. */
export function noteExpiry(): void {
  const session = now()
  if (session.state !== 'in' || session.hasExpired) return
  holdRequests()
  become({ ...session, hasExpired: true })
}

/** Asks whether they are still signed in, and as what. */
async function checkSession(): Promise<void> {
  const response = await fetch('/session')
  if (!response.ok) throw new Error(`The server does not say who is signed in (${response.status}).`)
  const { user }: Answer = await response.json()
  const session = now()
  if (session.state !== 'in' || session.hasExpired) return
  if (user === null || user.name !== session.user.name) noteExpiry()
  else if (user.role !== session.user.role) become({ ...session, user })
}

/** What may have ended unseen, with the question whether it has, once that is asked; undefined while it stands. */
let doubt: { check?: Promise<void> } | undefined

/** The line broke: nothing more is asked before it is known whether the session stands. */
export function doubtSession(): void {
  const session = now()
  if (session.state === 'in' && !session.hasExpired) doubt = {}
}

/** Asks, when that is in doubt, whether the session stands; rejects while the server does not say. */
export async function settleDoubt(): Promise<void> {
  const inDoubt = doubt
  if (inDoubt === undefined) return
  inDoubt.check ??= checkSession()
  try {
    await inDoubt.check
    if (doubt === inDoubt) doubt = undefined
  } catch (error) {
    delete inDoubt.check
    throw error
  }
}

addEventListener('offline', doubtSession)
// Whoever asks next finds out why the server does not say.
addEventListener('online', () => settleDoubt().catch(() => {}))
