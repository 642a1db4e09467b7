import type { OperationResult } from '@urql/core'
import { refusalInWords } from '../../graphql/refusal.ts'
import { type Doing, type Item, withKey, withoutKey } from './inbox_state.ts'
import type { LiveInbox } from './live_inbox.ts'

type Ask<Data> = () => PromiseLike<Pick<OperationResult<Data>, 'data' | 'error'>>

/**
 * Does something about an item, after whatever is being done about it already, and says at the item what, and why not.
 * Resolves with what the server answered, unless it refused.
 */
export function actingIn(inbox: LiveInbox) {
  const latestOf = new Map<string, Promise<unknown>>()
  return async function act<Data>(
    { id }: Pick<Item, 'id'>,
    doing: Doing,
    ask: Ask<Data>,
  ): Promise<{ data: Data | undefined } | undefined> {
    inbox.change((now) => ({
      ...now,
      underWay: withKey(now.underWay, id, doing),
      refusals: withoutKey(now.refusals, id),
    }))
    const before = latestOf.get(id) ?? Promise.resolve()
    const asking = before.then(ask)
    latestOf.set(id, asking)
    const { data, error } = await asking
    const isLatest = latestOf.get(id) === asking
    if (isLatest) latestOf.delete(id)
    inbox.change((now) => ({
      ...now,
      underWay: isLatest ? withoutKey(now.underWay, id) : now.underWay,
      refusals: error === undefined ? now.refusals : withKey(now.refusals, id, refusalInWords(error)),
    }))
    return error === undefined ? { data: data as Data | undefined } : undefined
  }
}
