import { whileCatchingUp } from '../../graphql/catching_up.ts'
import { liveClient } from '../../graphql/clients.ts'
import { Inbox } from '../../graphql/documents.ts'
import { pauseUntilOnline } from '../../graphql/pause.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { Pace } from '../../live/pace.ts'
import { setClock } from '../../time/clock.ts'
import { emptyInbox, type InboxState, withReading } from './inbox_state.ts'
import { countedOf, filtersOf, type Question } from './question.ts'

const page = 50
/** More are not shown at once: whoever has so many answers these first, or filters. */
export const mostShown = 200
/** What happens in a burst is read once. */
const betweenReadsMs = 250
/** After a reading that failed, and the longest after many. */
const againMs = 1_000
const longestAgainMs = 30_000

export type LiveInbox = ReturnType<typeof newLiveInbox>

/** The inbox as it is: read when it is asked for, and again whenever something has become of a question. */
export function newLiveInbox() {
  let state: InboxState = emptyInbox
  let question: Question | undefined
  let looked: string | null = null
  let first = page
  let isReading = false
  let isWanted = false
  /** Counts readings and settled acts, so that a reading that began before an act does not bring its item back. */
  let moment = 0
  let failures = 0
  let asksAnew = Promise.withResolvers<void>()
  const pace = new Pace(betweenReadsMs)
  const settled = new Map<string, number>()
  const listeners = new Set<() => void>()

  function change(next: (state: InboxState) => InboxState): void {
    state = next(state)
    for (const listener of listeners) listener()
  }

  async function readOnce(asked: Question): Promise<void> {
    const begun = ++moment
    const { data, error } = await liveClient
      .query(Inbox, {
        ...{ ...filtersOf(asked), ...countedOf(asked), first, selected: looked === null ? [] : [looked] },
      })
      .toPromise()
    if (asked !== question) return
    failures = data == null ? failures + 1 : 0
    if (data == null) {
      return change((now) => ({ ...now, problem: error ? refusalInWords(error) : null }))
    }
    setClock(data.now)
    const ours = new Set([...settled].filter(([, at]) => at > begun).map(([id]) => id))
    for (const [id, at] of settled) if (at < begun) settled.delete(id)
    change((now) => withReading(now, data, ours, looked))
  }

  async function readWhileWanted(): Promise<void> {
    if (isReading) return
    isReading = true
    while (isWanted && question !== undefined) {
      isWanted = false
      const asked = question
      await whileCatchingUp(() => pace.measure(() => readOnce(asked)))
      if (isWanted && asked !== question) continue
      await (failures > 0 ? beforeAgain() : new Promise((resolve) => setTimeout(resolve, pace.pauseMs)))
    }
    isReading = false
  }

  /** Nobody need ask for what has failed: it is read again, later each time, while somebody looks. */
  async function beforeAgain(): Promise<void> {
    isWanted ||= listeners.size > 0
    const pause = pauseUntilOnline(Math.min(againMs * 2 ** (failures - 1), longestAgainMs))
    await Promise.race([pause, asksAnew.promise])
  }

  function read(): void {
    isWanted = true
    void readWhileWanted()
  }

  return {
    state: () => state,
    change,
    read,
    listen(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    ask(asked: Question) {
      question = asked
      asksAnew.resolve()
      asksAnew = Promise.withResolvers()
      first = page
      change((now) => ({ ...now, items: null, matching: 0, gone: null, refusals: new Map() }))
      read()
    },
    readMore() {
      if (first === mostShown || state.items === null || state.items.length >= state.matching) return
      first = mostShown
      read()
    },
    look(id: string | null) {
      if (looked === id) return
      looked = id
      const { gone } = state
      if (gone === null || gone.id === id) return
      change((now) => ({
        ...now,
        gone: null,
        items: now.items?.filter((item) => item.id !== gone.id) ?? null,
      }))
    },
    looked: () => looked,
    /** What becomes of it is known; readings that began before are not believed about it. */
    settle(id: string) {
      settled.set(id, ++moment)
    },
  }
}
