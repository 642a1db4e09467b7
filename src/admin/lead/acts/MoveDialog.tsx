import { useState } from 'react'
import { MoveSteps, type Target } from '../../board/move/MoveSteps.tsx'
import { type Told, targetOf, type Wants, wantsNothing } from '../../board/move/needs.ts'
import { tellRefusal } from '../../forms/tell_refusal.ts'
import { Move, type StageName } from '../../graphql/documents.ts'
import { movedTo } from '../state/foresee.ts'
import { useSheet } from '../state/sheet.ts'

/** Where it may go from where it was seen, and what that needs; it is shown there at once. */
export function MoveDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, titleOf, act } = useSheet()
  const [chosen, setChosen] = useState<{ stage: StageName; wants: Wants }>()
  // Should it go elsewhere meanwhile, then what was chosen was meant for another stage, and is refused.
  const [{ fromStage, targets }] = useState(() => ({
    fromStage: lead.pipelineStage,
    targets: explained.moves.filter(({ people }) => people).map(targetOf),
  }))
  const { id: leadId } = lead

  async function move(toStage: StageName, told: Told = {}) {
    onClose()
    const variables = { leadId, toStage, ...told, expectedStage: fromStage }
    tellRefusal(await act(Move, variables, movedTo(toStage)), told.reason)
  }
  function choose({ stage, wants }: Target) {
    if (wants === undefined || wantsNothing(wants)) return void move(stage)
    setChosen({ stage, wants })
  }
  return (
    <MoveSteps
      {...{ leadId, fromStage, titleOf, chosen, onClose }}
      name={lead.vendorName ?? 'the lead'}
      targets={targets}
      onChoose={choose}
      onMove={(stage, told) => void move(stage, told)}
    />
  )
}
