import { useCallback, useMemo, useState } from 'react'
import type { StageName } from '../../graphql/documents.ts'
import { notice } from '../../look/notices.ts'
import type { LiveBoard } from '../state/live_board.ts'
import type { Rules } from '../state/useRules.ts'
import { forgetNeeds, needsOf } from './dragged.ts'
import type { Target } from './MoveSteps.tsx'
import { type MoveRequest, moveLead, type Outcome } from './move_lead.ts'
import { readTargets, type Wants } from './needs.ts'

/** A lead that somebody wants to move; with a stage when only what that needs is open. */
export interface Asking {
  leadId: string
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
  moveWith: (asking: Asking, toStage: StageName, reason: string | undefined) => Promise<void>
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

    async function carryOut(request: MoveRequest) {
      const name = nameOf(request.leadId)
      tell(name, request.toStage, await moveLead(board, request, titleOf))
    }

    function tell(name: string, toStage: StageName, outcome: Outcome) {
      if (outcome.moved) {
        notice({
          message: `${name} moved to ${titleOf(toStage)}.`,
          color: 'pine',
          autoClose: 3_000,
        })
      } else {
        notice({
          ...{ title: `${name} was not moved`, message: outcome.why, color: 'red', autoClose: 15_000 },
          closeButtonProps: { 'aria-label': 'Close' },
        })
      }
    }

    return {
      asking,
      choose(leadId) {
        const fromStage = board.state.stageOf(leadId)
        if (fromStage === undefined) return
        // What the rules say stands there at once, what the lead lacks a moment later.
        const order = [...(rules?.stages.keys() ?? [])]
        const inOrder = (all: readonly Target[]) =>
          all.toSorted((one, other) => order.indexOf(one.stage) - order.indexOf(other.stage))
        const known = rules && inOrder([...rules.targets(fromStage)].map((stage) => ({ stage })))
        setAsking({ leadId, fromStage, targets: known, chosen: undefined })
        void readTargets(leadId).then((targets) =>
          setAsking((now) =>
            now?.leadId === leadId && targets ? { ...now, targets: inOrder(targets) } : now,
          ),
        )
      },
      async move(leadId, toStage, fromStage) {
        if (fromStage === toStage) return
        const answer = needsOf(leadId, toStage)
        forgetNeeds()
        const needs = await answer
        const isLacking = needs?.isLegal && (needs.isReasonRequired || needs.missingFields.length > 0)
        if (isLacking)
          return setAsking({
            leadId,
            fromStage,
            targets: undefined,
            chosen: { stage: toStage, wants: needs },
          })
        setAsking(undefined)
        await carryOut({ leadId, fromStage, toStage, isLegal: needs?.isLegal === true })
      },
      async moveWith({ leadId, fromStage }, toStage, reason) {
        setAsking(undefined)
        await carryOut({ leadId, fromStage, toStage, reason, isLegal: true })
      },
      cancel: () => setAsking(undefined),
    }
  }, [asking, board, rules, titleOf])
}
