import type { StageName } from '../../graphql/documents.ts'
import { newStore, useStore } from '../../store/store.ts'
import { type Needs, readNeeds } from './needs.ts'

/** The card that is in the hand, and where it may be put down. */
export interface Dragged {
  leadId: string
  fromStage: StageName
  targets: ReadonlySet<StageName>
}

const dragged = newStore<Dragged | undefined>(undefined)
/** What was asked about the card that was picked up last; the answers are wanted just after it was let go. */
let asked: { leadId: string; needs: Map<StageName, Promise<Needs | undefined>> } | undefined

export const useDragged = () => useStore(dragged)
export const draggedNow = dragged.now

/**
 * Begins with what the rules say; the lead itself may know of a way back, too. What was offered stays so: where the lead
 * may not go any more, since somebody else has moved it meanwhile, the drop is refused in words.
 */
export function pickUp(leadId: string, fromStage: StageName, targets: ReadonlySet<StageName>): void {
  asked = { leadId, needs: new Map() }
  dragged.become({ leadId, fromStage, targets })
  void readNeeds(leadId, fromStage).then((its) => {
    const held = dragged.now()
    if (its && held?.leadId === leadId)
      dragged.become({ ...held, targets: new Set([...held.targets, ...its.legalStages]) })
  })
}

export const letGo = () => dragged.become(undefined)

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
