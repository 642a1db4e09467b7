import { WithdrawText } from '../../graphql/documents.ts'
import { ActForm } from '../acts/ActForm.tsx'
import { givenText } from '../acts/given.ts'
import { Reason } from '../acts/Reason.tsx'
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
