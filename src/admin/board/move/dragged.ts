import { useSyncExternalStore } from 'react'
import type { StageName } from '../../graphql/documents.ts'
import { type Needs, readNeeds } from './needs.ts'

/** The card that is in the hand, and where it may be put down. */
export interface Dragged {
  leadId: string
  fromStage: StageName
  targets: ReadonlySet<StageName>
}

let dragged: Dragged | undefined
const needs = new Map<StageName, Promise<Needs | undefined>>()
const listeners = new Set<() => void>()

function become(next: Dragged | undefined): void {
  dragged = next
  for (const listener of listeners) listener()
}

export function useDragged(): Dragged | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => dragged,
  )
}

export const draggedNow = () => dragged

/** Begins with what the rules say; the lead itself may know of a way back, too. */
export function pickUp(leadId: string, fromStage: StageName, targets: ReadonlySet<StageName>): void {
  needs.clear()
  become({ leadId, fromStage, targets })
  void readNeeds(leadId, fromStage).then((its) => {
    if (its && dragged?.leadId === leadId) become({ ...dragged, targets: new Set(its.legalStages) })
  })
}

export function letGo(): void {
  become(undefined)
}

/** Asked as soon as the card is over a column, so that the answer is there when it is dropped. */
export function needsOf(leadId: string, toStage: StageName): Promise<Needs | undefined> {
  if (dragged?.leadId !== leadId) return readNeeds(leadId, toStage)
  const asked = needs.get(toStage) ?? readNeeds(leadId, toStage)
  needs.set(toStage, asked)
  return asked
}
