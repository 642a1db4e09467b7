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
/** What was asked about the card that was picked up last; the answers are wanted just after it was let go. */
let asked: { leadId: string; needs: Map<StageName, Promise<Needs | undefined>> } | undefined
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

/**
 * Begins with what the rules say; the lead itself may know of a way back, too. What was offered stays so: where the lead
 * may not go any more, since somebody else has moved it meanwhile, the drop is refused in words.
 */
export function pickUp(leadId: string, fromStage: StageName, targets: ReadonlySet<StageName>): void {
  asked = { leadId, needs: new Map() }
  become({ leadId, fromStage, targets })
  void readNeeds(leadId, fromStage).then((its) => {
    if (its && dragged?.leadId === leadId)
      become({ ...dragged, targets: new Set([...dragged.targets, ...its.legalStages]) })
  })
}

export function letGo(): void {
  become(undefined)
}

/** Asked as soon as the card is over a column, so that the answer is there when it is dropped. */
export function needsOf(leadId: string, toStage: StageName): Promise<Needs | undefined> {
  if (asked?.leadId !== leadId) return readNeeds(leadId, toStage)
  const answer = asked.needs.get(toStage) ?? readNeeds(leadId, toStage)
  asked.needs.set(toStage, answer)
  return answer
}

/** The card is somewhere else now, or other than it was. */
export function forgetNeeds(): void {
  asked = undefined
}
