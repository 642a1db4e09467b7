import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenMoment, givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { Hold, HoldForCare } from '../../graphql/documents.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { held } from '../state/foresee.ts'
import { useSheet } from '../state/sheet.ts'

/** Lets automation wait, for a time or until somebody releases it; with care for somebody in distress. */
export function HoldDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, act } = useSheet()
  const [insteadOf] = useState(explained.holdReason ?? '')
  const [isForCare, setForCare] = useState(false)
  return (
    <ActForm
      title="Hold"
      says={
        isForCare
          ? 'Automation keeps off the whole conversation, what it was about to say is given up, and a person is asked to look after it.'
          : 'No text leaves and no agent is called; the clocks stand. What the vendor writes is kept for a person.'
      }
      submit="Hold it"
      isForeseen
      onClose={onClose}
      onSubmit={(given) => {
        const reason = givenText(given, 'reason') ?? ''
        if (isForCare) return act(HoldForCare, { leadId: lead.id, reason }, held(reason, null))
        const until = givenMoment(given, 'until')
        return act(Hold, { leadId: lead.id, reason, until, insteadOf }, held(reason, until ?? null))
      }}
    >
      <Reason isFirst />
      <Checkbox
        label="Somebody in distress: a death, an illness, hardship"
        checked={isForCare}
        onChange={(event) => setForCare(event.currentTarget.checked)}
      />
      {!isForCare && <MomentInput name="until" label="Until (left empty: until somebody releases it)" />}
    </ActForm>
  )
}
