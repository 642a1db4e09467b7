import { useState } from 'react'
import { usePageKeys } from '../../keys/usePageKeys.ts'
import { notice } from '../../look/notices.ts'
import { businessNow } from '../../time/clock.ts'
import type { Acts } from './acts.ts'
import type { InboxState, Item } from './inbox_state.ts'
import { kindOf } from './kinds.ts'
import { timesToWait } from './times_to_wait.ts'
import type { Selection } from './useSelection.ts'

interface Given {
  state: InboxState
  acts: Acts
  selection: Selection
  userName: string
  mayAct: boolean
}

/** What is being typed into beside the list, if anything. */
export type Writing = 'answer' | 'note' | 'snooze' | null

export type Hands = ReturnType<typeof useHands>

/** What somebody does with the open item, by key or by button: each act goes on to the next item at once. */
export function useHands({ state, acts, selection, userName, mayAct }: Given) {
  const { item } = selection
  const [begun, setBegun] = useState<{ id: string | undefined; what: Writing }>()
  // Another item begins with nothing written.
  const writing = begun !== undefined && begun.id === item?.id ? begun.what : null
  const setWriting = (what: Writing) => setBegun({ id: item?.id, what })

  const isEnding = (each: Item) => state.underWay.get(each.id)?.endsIt === true
  const canAct = mayAct && item !== undefined && item.resolvedAt === null && !isEnding(item)

  /** On to the next that nothing is being done about. */
  function goOn(from: Item): void {
    const items = state.items ?? []
    const index = items.findIndex((each) => each.id === from.id)
    const isFree = (each: Item) => each.id !== from.id && !isEnding(each)
    const next = items.slice(index + 1).find(isFree) ?? items.slice(0, index).findLast(isFree)
    selection.select(next?.id ?? null)
  }

  function answer(resolution: string): void {
    if (!canAct) return
    setBegun(undefined) // else the same would be written on when the answer is taken back
    void acts.answer(item, resolution)
    goOn(item)
  }

  function snooze(until: Date): void {
    if (!canAct) return
    void acts.snooze(item, until)
    goOn(item)
  }

  function replay(): void {
    if (!canAct || item.agentRun === null) return
    void acts.replay(item)
    goOn(item)
  }

  async function takeBack(): Promise<void> {
    const taken = mayAct ? await acts.takeBack() : undefined
    if (taken === undefined) return
    const { latest, why } = taken
    if (why === undefined) selection.select(latest.itemId)
    else notice({ color: 'red.8', title: `The answer to ${latest.name} stands`, message: why })
  }

  const assignToMe = () => canAct && void acts.assign(item, item.assignedTo === userName ? null : userName)
  // What is written about an item that is gone by now is a note; of whoever begins to write no word is a key.
  const write = (what: 'answer' | 'note') => () => mayAct && item !== undefined && setWriting(what)

  const numbers = Object.fromEntries(
    [1, 2, 3, 4, 5].map((number) => [
      String(number),
      () => {
        if (item === undefined) return
        if (writing === 'snooze') {
          const time = timesToWait(businessNow())[number - 1]
          if (time !== undefined) snooze(time.until)
          return
        }
        const resolution = kindOf(item.kind).answers[number - 1]
        if (resolution !== undefined) answer(resolution)
      },
    ]),
  )
  usePageKeys({
    j: () => selection.move(1),
    ArrowDown: () => selection.move(1),
    k: () => selection.move(-1),
    ArrowUp: () => selection.move(-1),
    Enter: () => (item === undefined ? selection.move(0) : undefined),
    Escape: () => (writing === null ? selection.select(null) : setWriting(null)),
    r: write('answer'),
    n: write('note'),
    s: () => (item?.snoozedUntil == null ? canAct && setWriting('snooze') : canAct && void acts.wake(item)),
    a: assignToMe,
    p: replay,
    u: () => void takeBack(),
    ...numbers,
  })

  return { canAct, mayAct, userName, writing, setWriting, answer, snooze, replay, takeBack, assignToMe }
}
