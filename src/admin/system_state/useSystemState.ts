import { liveClient } from '../graphql/clients.ts'
import { SystemState, type SystemStateQuery } from '../graphql/documents.ts'
import { newStore, useStore } from '../store/store.ts'

export type Finding = NonNullable<SystemStateQuery['systemState']>[number]

const everyMs = 30_000
const known = newStore<readonly Finding[] | undefined>(undefined, () => {
  void lookAtSystem()
  const timer = setInterval(lookAtSystem, everyMs)
  return () => {
    clearInterval(timer)
    known.become(undefined)
  }
})

/** Looks now; whatever stands stays when the server does not answer. */
export async function lookAtSystem(): Promise<void> {
  if (document.hidden) return
  const { data } = await liveClient.query(SystemState, {}).toPromise()
  if (data?.systemState != null) known.become(data.systemState)
}

/** What the machinery is like, looked at for all of the page together; undefined before that is known. */
export const useSystemState = () => useStore(known)
