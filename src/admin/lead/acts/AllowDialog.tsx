import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { Allow } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'

export function AllowDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  return (
    <ActForm
      title="They asked for texts again"
      says={`Texts may leave to ${lead.vendorPhone} again. Only by the vendor's own word: the law wants it so.`}
      submit="Text them again"
      isGrave
      onClose={onClose}
      onSubmit={(given) => act(Allow, { phone: lead.vendorPhone, reason: givenText(given, 'reason') ?? '' })}
    >
      <Reason label="How they said so" isFirst />
    </ActForm>
  )
}
