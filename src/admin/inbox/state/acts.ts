import type { OperationResult } from '@urql/core'
import { liveClient } from '../../graphql/clients.ts'
import {
  AnswerItem,
  AskAgain,
  AssignItem,
  MatchText,
  NoteItem,
  ReplayRuns,
  SnoozeItem,
  UnassignItem,
  WakeItem,
} from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { type Answered, type Item, nameOf, withKey, withoutItem, withoutKey } from './inbox_state.ts'
import type { LiveInbox } from './live_inbox.ts'

export type Acts = ReturnType<typeof actsOn>

/** What people do about questions. Nothing is shown as done before the server says so, but nobody waits for that either. */
export function actsOn(inbox: LiveInbox, userName: string) {
  const mutate = liveClient.mutation.bind(liveClient)
  /** Resolves when the server has heard of every answer. */
  let answering: Promise<unknown> = Promise.resolve()

  /** Says at the item what is being done, and why not. @returns what the server answered, unless it refused. */
  async function act<Data>(
    { id }: Pick<Item, 'id'>,
    doing: string,
    asking: PromiseLike<Pick<OperationResult<Data>, 'data' | 'error'>>,
  ): Promise<Data | undefined> {
    inbox.change((now) => ({
      ...now,
      underWay: withKey(now.underWay, id, doing),
      refusals: withoutKey(now.refusals, id),
    }))
    const { data, error } = await asking
    inbox.change((now) => ({
      ...now,
      underWay: withoutKey(now.underWay, id),
      refusals: error === undefined ? now.refusals : withKey(now.refusals, id, refusalInWords(error)),
    }))
    return error === undefined ? (data as Data) : undefined
  }

  function isOver({ id }: Pick<Item, 'id'>): void {
    inbox.settle(id)
    inbox.change((now) => withoutItem(now, id))
  }

  function refuse({ id }: Item, why: string): void {
    inbox.change((now) => ({ ...now, refusals: withKey(now.refusals, id, why) }))
  }

  async function answer(item: Item, resolution: string): Promise<void> {
    const seenUpTo = item.vendorLead?.messages.nodes.find(({ direction }) => direction === 'inbound')?.textNo
    const done = await act(
      item,
      'Answering …',
      mutate(AnswerItem, { itemId: item.id, resolution, seenUpTo: seenUpTo ?? null }),
    )
    const result = done?.resolveReviewItem?.result
    if (result === undefined) return
    if (result.resolvedBy !== userName || result.resolution !== resolution) {
      refuse(item, `Nothing was written: ${result.resolvedBy} was quicker: “${result.resolution}”.`)
      return inbox.read()
    }
    isOver(item)
    const answered: Answered = { itemId: item.id, name: nameOf(item), resolution }
    inbox.change((now) => ({ ...now, answered: [...now.answered, answered].slice(-100) }))
  }

  return {
    /** These have been dealt with all at once. */
    areOver(ids: readonly string[]): void {
      for (const id of ids) isOver({ id })
      inbox.read()
    },

    async answer(item: Item, resolution: string): Promise<void> {
      const done = answer(item, resolution)
      answering = Promise.all([answering, done])
      await done
    },

    /** Takes the latest answer back, also one that is on its way. @returns which, and in words why it could not be. */
    async takeBack(): Promise<{ latest: Answered; why: string | undefined } | undefined> {
      await answering
      const latest = inbox.state().answered.at(-1)
      if (latest === undefined) return undefined
      const { itemId } = latest
      const { error } = await mutate(AskAgain, { itemId, reason: 'answered by mistake' }).toPromise()
      inbox.change((now) => ({ ...now, answered: now.answered.filter((each) => each.itemId !== itemId) }))
      if (error !== undefined) return { latest, why: refusalInWords(error) }
      inbox.settle(itemId)
      inbox.read()
      return { latest, why: undefined }
    },

    async assign(item: Item, assignee: string | null): Promise<void> {
      const asking =
        assignee === null
          ? mutate(UnassignItem, { itemId: item.id }).toPromise()
          : mutate(AssignItem, { itemId: item.id, assignee }).toPromise()
      await act<unknown>(item, 'Assigning …', asking)
      inbox.read()
    },

    async snooze(item: Item, until: Date): Promise<void> {
      const done = await act(
        item,
        'Putting off …',
        mutate(SnoozeItem, { itemId: item.id, until: until.toISOString() }),
      )
      if (done !== undefined) isOver(item)
      inbox.read()
    },

    async wake(item: Item): Promise<void> {
      if (await act(item, 'Waking …', mutate(WakeItem, { itemId: item.id }))) isOver(item)
      inbox.read()
    },

    async note(item: Item, body: string): Promise<boolean> {
      const done = await act(item, 'Writing …', mutate(NoteItem, { itemId: item.id, body }))
      inbox.read()
      return done !== undefined
    },

    async replay(item: Item): Promise<void> {
      const filter = { runIds: item.agentRun ? [item.agentRun.id] : [] }
      const done = await act(
        item,
        'Replaying …',
        mutate(ReplayRuns, { filter, reason: 'replayed in the inbox' }),
      )
      if (done === undefined) return
      const run = done.replayAgentRuns?.result[0]
      if (run?.replayed === true) isOver(item)
      else refuse(item, `It was not replayed: ${run?.why ?? 'this run was not given up'}.`)
      inbox.read()
    },

    async match(item: Item, leadId: string, phone: string): Promise<void> {
      if (await act(item, 'Matching …', mutate(MatchText, { leadId, phone }))) isOver(item)
      inbox.read()
    },
  }
}
