import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { Unarchive } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'

export function UnarchiveDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  return (
    <ActForm
      title="Take it out of the archive"
      says="It stands in the lists again, finished as it is."
      submit="Take it out"
      onClose={onClose}
      onSubmit={(given) => act(Unarchive, { leadId: lead.id, reason: givenText(given, 'reason') ?? '' })}
    >
      <Reason isFirst />
    </ActForm>
  )
}
