import { liveClient } from '../../graphql/clients.ts'
import {
  AddPhone,
  AnswerItem,
  AskAgain,
  AssignItem,
  NoteItem,
  ReplayRuns,
  SnoozeItem,
  UnassignItem,
  WakeItem,
} from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { notice } from '../../look/notices.ts'
import { answerTo, keepWords } from '../../words/kept_words.ts'
import { actingIn } from './acting.ts'
import { type Answered, type Item, nameOf, withKey, withoutItem } from './inbox_state.ts'
import type { LiveInbox } from './live_inbox.ts'

export type Acts = ReturnType<typeof actsOn>

/** What people do about questions. Nothing is shown as done before the server says so, but nobody waits for that either. */
export function actsOn(inbox: LiveInbox, userName: string) {
  const mutate = liveClient.mutation.bind(liveClient)
  const act = actingIn(inbox)
  /** Resolves when the server has heard of every answer. */
  let answering: Promise<unknown> = Promise.resolve()

  function isOver({ id }: Pick<Item, 'id'>): void {
    inbox.settle(id)
    inbox.change((now) => withoutItem(now, id))
  }

  function refuse({ id }: Item, why: string): void {
    inbox.change((now) => ({ ...now, refusals: withKey(now.refusals, id, why) }))
  }

  async function answer(item: Item, resolution: string): Promise<void> {
    const seenUpTo = item.vendorLead?.messages.nodes.find(({ direction }) => direction === 'inbound')?.textNo
    const done = await act(item, { words: 'Answering …', endsIt: true }, () =>
      mutate(AnswerItem, { itemId: item.id, resolution, seenUpTo: seenUpTo ?? null }),
    )
    if (done === undefined) return
    keepWords(answerTo(item.id), '')
    const result = done.data?.resolveReviewItem?.result
    if (result && (result.resolvedBy !== userName || result.resolution !== resolution)) {
      notice({
        ...{ title: `Your answer to ${nameOf(item)} was not written`, color: 'red', autoClose: 15_000 },
        message: `${result.resolvedBy} was quicker: “${result.resolution}”. Yours was: “${resolution}”.`,
      })
      return inbox.read()
    }
    isOver(item)
    const answered: Answered = { itemId: item.id, name: nameOf(item), resolution }
    inbox.change((now) => ({ ...now, answered: [...now.answered, answered].slice(-100) }))
  }

  return {
    async answer(item: Item, resolution: string): Promise<void> {
      const done = answer(item, resolution)
      answering = Promise.all([answering, done])
      await done
    },

    /** What became of a question elsewhere is looked at. */
    look: () => inbox.read(),

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
      await act<unknown>(item, { words: 'Assigning …', endsIt: false }, () =>
        assignee === null
          ? mutate(UnassignItem, { itemId: item.id }).toPromise()
          : mutate(AssignItem, {
              ...{ itemId: item.id, assignee },
              insteadOf: item.assignedTo ?? '',
            }).toPromise(),
      )
      inbox.read()
    },

    async snooze(item: Item, until: Date): Promise<void> {
      const done = await act(item, { words: 'Putting off …', endsIt: true }, () =>
        mutate(SnoozeItem, { itemId: item.id, until: until.toISOString() }),
      )
      if (done !== undefined) isOver(item)
      inbox.read()
    },

    async wake(item: Item): Promise<void> {
      const done = await act(item, { words: 'Waking …', endsIt: true }, () =>
        mutate(WakeItem, { itemId: item.id }),
      )
      if (done !== undefined) isOver(item)
      inbox.read()
    },

    async note(item: Item, body: string): Promise<boolean> {
      const done = await act(item, { words: 'Writing …', endsIt: false }, () =>
        mutate(NoteItem, { itemId: item.id, body }),
      )
      inbox.read()
      return done !== undefined
    },

    async replay(item: Item): Promise<void> {
      const filter = { runIds: item.agentRun ? [item.agentRun.id] : [] }
      const done = await act(item, { words: 'Replaying …', endsIt: true }, () =>
        mutate(ReplayRuns, { filter, reason: 'replayed in the inbox' }),
      )
      if (done === undefined) return
      const run = done.data?.replayAgentRuns?.result[0]
      if (done.data === undefined || run?.replayed === true) isOver(item)
      else refuse(item, `It was not replayed: ${run?.why ?? 'this run was not given up'}.`)
      inbox.read()
    },

    async match(item: Item, leadId: string, phone: string): Promise<void> {
      const done = await act(item, { words: 'Matching …', endsIt: true }, () =>
        mutate(AddPhone, { leadId, phone, reason: 'a text from this number, matched in the inbox' }),
      )
      if (done !== undefined) isOver(item)
      inbox.read()
    },
  }
}
