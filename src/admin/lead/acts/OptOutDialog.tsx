import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { OptOut } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'

export function OptOutDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  return (
    <ActForm
      title="They asked to be left alone"
      says={`No text leaves to ${lead.vendorPhone} any more, from any lead; what waits is given up. Early leads of the number end; for later ones a person is asked.`}
      submit="Text them no more"
      isGrave
      onClose={onClose}
      onSubmit={(given) => act(OptOut, { phone: lead.vendorPhone, reason: givenText(given, 'reason') ?? '' })}
    >
      <Reason label="How they said so" isFirst />
    </ActForm>
  )
}
