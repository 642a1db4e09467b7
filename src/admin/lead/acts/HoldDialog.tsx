import { Hold } from '../../graphql/documents.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { useSheet } from '../state/sheet.ts'
import { ActForm } from './ActForm.tsx'
import { givenMoment, givenText } from './given.ts'
import { Reason } from './Reason.tsx'

export function HoldDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  return (
    <ActForm
      title="Hold"
      says="No text leaves and no agent is called; the clocks stand. What the vendor writes is kept for a person."
      submit="Hold it"
      onClose={onClose}
      onSubmit={(given) =>
        act(Hold, {
          leadId: lead.id,
          reason: givenText(given, 'reason') ?? '',
          until: givenMoment(given, 'until'),
        })
      }
    >
      <Reason isFirst />
      <MomentInput name="until" label="Until (left empty: until somebody releases it)" />
    </ActForm>
  )
}
