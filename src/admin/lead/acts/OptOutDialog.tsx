import { OptOut } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'
import { ActForm } from './ActForm.tsx'
import { givenText } from './given.ts'
import { Reason } from './Reason.tsx'

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
