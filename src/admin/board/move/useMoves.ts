import { useCallback, useMemo, useState } from 'react'
import type { StageName } from '../../graphql/documents.ts'
import { notice } from '../../look/notices.ts'
import type { LaidMove } from '../state/laid_moves.ts'
import type { LiveBoard } from '../state/live_board.ts'
import type { Rules } from '../state/useRules.ts'
import { forgetNeeds, needsOf } from './dragged.ts'
import type { Target } from './MoveSteps.tsx'
import { type MoveRequest, moveLead, type Outcome } from './move_lead.ts'
import { readTargets, type Told, type Wants, wantsNothing } from './needs.ts'

/** A lead that somebody wants to move; with a stage when only what that needs is open. */
export interface Asking {
  leadId: string
  name: string
  fromStage: StageName
  targets: readonly Target[] | undefined
  chosen: { stage: StageName; wants: Wants } | undefined
}

export interface Moves {
  asking: Asking | undefined
  /** Asks where the lead is to go. */
  choose: (leadId: string) => void
  /** Moves it from where it was seen when nothing more is needed, else asks for that. */
  move: (leadId: string, toStage: StageName, fromStage: StageName) => Promise<void>
  /** Moves it with what was asked for. */
  moveWith: (asking: Asking, toStage: StageName, told: Told) => Promise<void>
  cancel: () => void
}

export function useMoves(board: LiveBoard, rules: Rules | undefined): Moves {
  const [asking, setAsking] = useState<Asking>()
  const titleOf = useCallback(
    (stage: string | null) => rules?.stages.get(stage as StageName)?.title ?? stage ?? 'an unknown stage',
    [rules],
  )
  return useMemo(() => {
    const nameOf = (leadId: string) => board.state.card(leadId)?.vendorName ?? 'The lead'

    // What the rules say of a stage, in the order of the pipeline.
    const inOrder = (all: readonly Target[]) => {
      const order = [...(rules?.stages.keys() ?? [])]
      return all.toSorted((one, other) => order.indexOf(one.stage) - order.indexOf(other.stage))
    }
    const targetsByRules = (from: StageName) =>
      rules && inOrder([...rules.targets(from)].map((stage) => ({ stage })))

    async function carryOut(laid: LaidMove, request: MoveRequest) {
      tell(request, await moveLead(board, laid, request, titleOf))
    }

    function tell({ name, toStage, reason }: MoveRequest, outcome: Outcome) {
      if (outcome.moved) {
        notice({
          message: `${name} moved to ${titleOf(toStage)}.`,
          color: 'pine',
          autoClose: 3_000,
        })
      } else {
        const yours = reason === undefined ? '' : ` You had written: “${reason}”.`
        notice({
          ...{ title: `${name} was not moved`, message: `${outcome.why}${yours}` },
          ...{ color: 'red', autoClose: reason === undefined ? 15_000 : false },
        })
      }
    }

    /** Where the lead may go from where it stands, once it is known that it stands there. */
    async function readChoice(leadId: string, seenAt: StageName) {
      await board.state.whenAnswered(leadId)
      const fromStage = board.state.stageOf(leadId) ?? seenAt
      const targets = await readTargets(leadId)
      return { fromStage, targets: targets ? inOrder(targets) : targetsByRules(fromStage) }
    }

    return {
      asking,
      choose(leadId) {
        const fromStage = board.state.stageOf(leadId)
        if (fromStage === undefined) return
        const isMoving = board.state.movingOf(leadId) !== undefined
        // What the rules say stands there at once, what the lead lacks a moment later.
        const targets = isMoving ? undefined : targetsByRules(fromStage)
        setAsking({ leadId, name: nameOf(leadId), fromStage, targets, chosen: undefined })
        void readChoice(leadId, fromStage).then((choice) =>
          setAsking((now) => (now?.leadId === leadId && !now.chosen ? { ...now, ...choice } : now)),
        )
      },
      async move(leadId, toStage, fromStage) {
        if (fromStage === toStage || board.state.movingOf(leadId) !== undefined) return
        const name = nameOf(leadId)
        const answer = needsOf(leadId, toStage)
        forgetNeeds()
        const laid = board.state.lay(leadId, fromStage)
        const needs = await answer
        if (needs?.isLegal && !wantsNothing(needs)) {
          laid.takeOff()
          const chosen = { stage: toStage, wants: needs }
          return setAsking({ leadId, name, fromStage, targets: undefined, chosen })
        }
        setAsking((now) => (now?.leadId === leadId ? undefined : now))
        await carryOut(laid, { leadId, name, fromStage, toStage, isLegal: needs?.isLegal === true })
      },
      async moveWith({ leadId, name, fromStage }, toStage, told) {
        setAsking(undefined)
        const laid = board.state.lay(leadId, fromStage)
        await carryOut(laid, { leadId, name, fromStage, toStage, ...told, isLegal: true })
      },
      cancel: () => setAsking(undefined),
    }
  }, [asking, board, rules, titleOf])
}
