import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { ExtendRight } from '../../graphql/documents.ts'
import { type RightRow, useSheet } from '../state/sheet.ts'

/** More time for a request that asks much, once. */
export function ExtendRightDialog({ right, onClose }: { right: RightRow; onClose: () => void }) {
  const { act } = useSheet()
  return (
    <ActForm
      title={`More time: ${right.kindDetails.title}`}
      says="Only for what is complex, or much. Tell them before the last day that you need more time, and why; this notes it."
      submit="Give it more time"
      onClose={onClose}
      onSubmit={(given) =>
        act(ExtendRight, { requestId: right.id, reason: givenText(given, 'reason') ?? '' })
      }
    >
      <Reason isFirst label="Why, as they were told" />
    </ActForm>
  )
}
