import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { WithdrawText } from '../../graphql/documents.ts'
import { type TextRow, useSheet } from '../state/sheet.ts'

export function WithdrawTextDialog({ text, onClose }: { text: TextRow; onClose: () => void }) {
  const { act } = useSheet()
  return (
    <ActForm
      title="Withdraw a text that waits"
      says={`It does not leave: “${text.body}” What it answered is owed again.`}
      submit="Withdraw it"
      isGrave
      onClose={onClose}
      onSubmit={(given) =>
        act(WithdrawText, { messageId: text.id, reason: givenText(given, 'reason') ?? '' })
      }
    >
      <Reason isFirst />
    </ActForm>
  )
}
