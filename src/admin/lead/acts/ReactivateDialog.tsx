import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { Reactivate } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'

export function ReactivateDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, titleOf, act } = useSheet()
  const back = explained.moves.find(({ people }) => people)?.to
  return (
    <ActForm
      title="Bring it back to life"
      says={`It goes back to ${back === undefined ? 'where it ended' : titleOf(back)}, its clock begins anew, and what the vendor wrote meanwhile is answered.`}
      submit="Bring it back"
      onClose={onClose}
      onSubmit={(given) => act(Reactivate, { leadId: lead.id, reason: givenText(given, 'reason') ?? '' })}
    >
      <Reason isFirst />
    </ActForm>
  )
}
