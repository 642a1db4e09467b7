import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { Archive } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'

export function ArchiveDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  return (
    <ActForm
      title="Archive"
      says="It leaves the board and the lists; figures, search and links still know it. It can be brought back."
      submit="Archive it"
      onClose={onClose}
      onSubmit={(given) => act(Archive, { leadId: lead.id, reason: givenText(given, 'reason') ?? '' })}
    >
      <Reason isFirst />
    </ActForm>
  )
}
