import { useSyncExternalStore } from 'react'
import { newStore, useStore } from '../../store/store.ts'

/** The leads that somebody has picked on the board, and whether a click on a card picks it. */
interface Chosen {
  isChoosing: boolean
  leadIds: ReadonlySet<string>
}

const none: Chosen = { isChoosing: false, leadIds: new Set() }
const chosen = newStore(none)
const { now, become, listen } = chosen
let anchor: string | undefined

export function beginChoosing(): void {
  become({ ...now(), isChoosing: true })
}

export function endChoosing(): void {
  anchor = undefined
  become(none)
}

export function choose(leadId: string): void {
  const leadIds = new Set(now().leadIds)
  if (!leadIds.delete(leadId)) leadIds.add(leadId)
  anchor = leadId
  become({ isChoosing: true, leadIds })
}

/** All cards of the column between the one that was picked last and this one. */
export function chooseUpTo(leadId: string, column: readonly string[]): void {
  const [from, to] = [anchor === undefined ? -1 : column.indexOf(anchor), column.indexOf(leadId)]
  if (from === -1 || to === -1) {
    choose(leadId)
    return
  }
  const between = column.slice(Math.min(from, to), Math.max(from, to) + 1)
  become({ isChoosing: true, leadIds: new Set([...now().leadIds, ...between]) })
}

export const isChoosing = () => now().isChoosing

export const useChosen = () => useStore(chosen)
export const useIsChosen = (leadId: string) => useSyncExternalStore(listen, () => now().leadIds.has(leadId))
