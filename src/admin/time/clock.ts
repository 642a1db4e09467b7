import { useSyncExternalStore } from 'react'
import { newStore } from '../store/store.ts'

/** How much what the pages hold for now may lie behind. */
export const tickMs = 15_000

interface Known {
  /** Business time as the server last said it, and when that was: a simulation's clock is not the browser's. */
  said?: { at: number; heard: number }
  zone: string
}

const known = newStore<Known>({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone }, () => {
  const timer = setInterval(() => become({}), tickMs)
  return () => clearInterval(timer)
})
const become = (next: Partial<Known>) => known.become({ ...known.now(), ...next })

/** Every answer that tells the time sets the clock. */
export function setClock(now: string | null): void {
  if (now !== null) become({ said: { at: Date.parse(now), heard: performance.now() } })
}

/** The company's time zone, in which its deadlines are. */
export const setTimeZone = (zone: string) => become({ zone })

export const timeZone = () => known.now().zone

export function businessNow(): number {
  const { said } = known.now()
  return said === undefined ? Date.now() : said.at + performance.now() - said.heard
}

/** Rendered anew when "5 minutes ago" may have become "6 minutes ago". */
export function useBusinessNow(): number {
  return useSyncExternalStore(known.listen, () => Math.floor(businessNow() / tickMs) * tickMs)
}
