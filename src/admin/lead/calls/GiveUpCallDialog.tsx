import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { GiveUpCall } from '../../graphql/documents.ts'
import { callInWords } from '../next/next_words.ts'
import { useSheet } from '../state/sheet.ts'

export function GiveUpCallDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, act } = useSheet()
  const { call } = explained.pending
  return (
    <ActForm
      title="Give up the planned call"
      says={call === null ? undefined : callInWords(call.caller, call.note)}
      submit="Give it up"
      onClose={onClose}
      onSubmit={(given) => act(GiveUpCall, { leadId: lead.id, reason: givenText(given, 'reason') ?? '' })}
    >
      <Reason isFirst />
    </ActForm>
  )
}
