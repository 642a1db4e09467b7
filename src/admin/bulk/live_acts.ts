import { useSyncExternalStore } from 'react'
import { type BulkActFactsFragment, FollowBulkActs } from '../graphql/documents.ts'
import { follow } from '../graphql/follow.ts'

let known: ReadonlyMap<string, BulkActFactsFragment> = new Map()
let isFirst = true
const listeners = new Set<() => void>()

function become(next: ReadonlyMap<string, BulkActFactsFragment>): void {
  known = next
  for (const listener of listeners) listener()
}

/** Follows what is done to many leads for the whole page, until the signal; after a break all of it comes again. */
export function followBulkActs(signal: AbortSignal): void {
  signal.addEventListener('abort', () => become(new Map()), { once: true })
  void follow(
    {
      document: FollowBulkActs,
      variables: () => {
        isFirst = true
        return {}
      },
      hear({ bulkActsChanged: { acts } }) {
        const next = new Map(isFirst ? [] : known)
        isFirst = false
        for (const act of acts) if (act !== null) next.set(act.id, act)
        become(next)
      },
    },
    signal,
  )
}

/** What somebody has just done is shown without waiting to be told. */
export function noteBulkAct(act: BulkActFactsFragment): void {
  become(new Map([...known, [act.id, act]]))
}

/** The acts that the server has told of: those that are not over, and the latest others. */
export function useBulkActs(): ReadonlyMap<string, BulkActFactsFragment> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => known,
  )
}

export const isOver = ({ finishedAt }: BulkActFactsFragment) => finishedAt !== null

/** From 0 to 100. */
export const percentOf = ({ matched, done, refused }: BulkActFactsFragment) =>
  matched === 0 ? 100 : Math.floor((100 * (done + refused)) / matched)
