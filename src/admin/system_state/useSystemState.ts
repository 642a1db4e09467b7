import { useSyncExternalStore } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { SystemState, type SystemStateQuery } from '../graphql/documents.ts'

export type Finding = NonNullable<SystemStateQuery['systemState']>[number]

const everyMs = 30_000
let known: readonly Finding[] | undefined
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** Looks now; whatever stands stays when the server does not answer. */
export async function lookAtSystem(): Promise<void> {
  if (document.hidden) return
  const { data } = await liveClient.query(SystemState, {}).toPromise()
  if (data?.systemState == null) return
  known = data.systemState
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) {
    void lookAtSystem()
    timer = setInterval(lookAtSystem, everyMs)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
    known = undefined
  }
}

/** What the machinery is like, looked at for all of the page together; undefined before that is known. */
export function useSystemState(): readonly Finding[] | undefined {
  return useSyncExternalStore(listen, () => known)
}
