import { useSyncExternalStore } from 'react'

/** Business time as the server last said it, and when that was: a simulation's clock is not the browser's. */
let known: { at: number; heard: number } | undefined
let zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const listeners = new Set<() => void>()
/** How much what the pages hold for now may lie behind. */
export const tickMs = 15_000

/** Every answer that tells the time sets the clock. */
export function setClock(now: string | null): void {
  if (now === null) return
  known = { at: Date.parse(now), heard: performance.now() }
  tell()
}

/** The company's time zone, in which its deadlines are. */
export function setTimeZone(name: string): void {
  zone = name
  tell()
}

export const timeZone = () => zone

export function businessNow(): number {
  return known === undefined ? Date.now() : known.at + performance.now() - known.heard
}

/** Rendered anew when "5 minutes ago" may have become "6 minutes ago". */
export function useBusinessNow(): number {
  return useSyncExternalStore(listen, () => Math.floor(businessNow() / tickMs) * tickMs)
}

let timer: ReturnType<typeof setInterval> | undefined

function listen(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tell, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}
