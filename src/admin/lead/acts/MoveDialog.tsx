import { useState } from 'react'
import { MoveSteps, type Target } from '../../board/move/MoveSteps.tsx'
import { targetOf, type Wants } from '../../board/move/needs.ts'
import { Move, type StageName } from '../../graphql/documents.ts'
import { movedTo } from '../state/foresee.ts'
import { useSheet } from '../state/sheet.ts'
import { tellRefusal } from './tell_refusal.ts'

/** Where it may go, and what that needs; it is shown there at once. */
export function MoveDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, titleOf, act } = useSheet()
  const [chosen, setChosen] = useState<{ stage: StageName; wants: Wants }>()
  const { id: leadId, pipelineStage: fromStage } = lead

  async function move(toStage: StageName, reason?: string) {
    onClose()
    const variables = { leadId, toStage, reason, expectedStage: fromStage }
    tellRefusal(await act(Move, variables, movedTo(toStage)))
  }
  function choose({ stage, wants }: Target) {
    if (wants === undefined || (wants.missingFields.length === 0 && !wants.isReasonRequired))
      return void move(stage)
    setChosen({ stage, wants })
  }
  return (
    <MoveSteps
      {...{ leadId, fromStage, titleOf, chosen, onClose }}
      name={lead.vendorName ?? 'the lead'}
      targets={explained.moves.filter(({ people }) => people).map(targetOf)}
      onChoose={choose}
      onMove={(stage, reason) => void move(stage, reason)}
    />
  )
}
