import { type BulkActFactsFragment, FollowBulkActs } from '../../graphql/documents.ts'
import { follow } from '../../graphql/follow.ts'
import { newStore, useStore } from '../../store/store.ts'

const known = newStore<ReadonlyMap<string, BulkActFactsFragment>>(new Map())
let isFirst = true

/** Follows what is done to many leads for the whole page, until the signal; after a break all of it comes again. */
export function followBulkActs(signal: AbortSignal): void {
  signal.addEventListener('abort', () => known.become(new Map()), { once: true })
  void follow(
    {
      document: FollowBulkActs,
      variables: () => {
        isFirst = true
        return {}
      },
      hear({ bulkActsChanged: { acts } }) {
        const next = new Map(isFirst ? [] : known.now())
        isFirst = false
        for (const act of acts) if (act !== null) next.set(act.id, act)
        known.become(next)
      },
    },
    signal,
  )
}

/** What somebody has just done is shown without waiting to be told. */
export function noteBulkAct(act: BulkActFactsFragment): void {
  known.become(new Map([...known.now(), [act.id, act]]))
}

/** The acts that the server has told of: those that are not over, and the latest others. */
export const useBulkActs = () => useStore(known)

export const isOver = ({ finishedAt }: BulkActFactsFragment) => finishedAt !== null

/** From 0 to 100. */
export const percentOf = ({ matched, done, refused }: BulkActFactsFragment) =>
  matched === 0 ? 100 : Math.floor((100 * (done + refused)) / matched)
