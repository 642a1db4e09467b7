import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { EditText } from '../../graphql/documents.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { ActForm } from '../acts/ActForm.tsx'
import { givenMoment } from '../acts/given.ts'
import { type TextRow, useSheet } from '../state/sheet.ts'
import { claimsInWords } from '../text/claims.ts'
import { segmentsOf } from '../text/segments.ts'
import { counted } from '../words.ts'
import { useClaims } from './useClaims.ts'

export function EditTextDialog({ text, onClose }: { text: TextRow; onClose: () => void }) {
  const { act, lead, maxSegments } = useSheet()
  const [seen] = useState(text.body)
  const [body, setBody] = useState(seen)
  const { claimsOf, follow } = useClaims(lead.id)
  const segments = segmentsOf(body)
  return (
    <ActForm
      title="Change a text that waits"
      submit="Change it"
      isImpossible={body.trim() === '' || segments > maxSegments}
      onClose={onClose}
      onSubmit={(given) => {
        const sendAt = givenMoment(given, 'sendAt')
        return act(EditText, { messageId: text.id, body, insteadOf: seen, sendAt })
      }}
    >
      <Textarea
        label="Text"
        autosize
        minRows={3}
        value={body}
        onChange={(event) => {
          setBody(event.currentTarget.value)
          follow(event.currentTarget.value)
        }}
        data-autofocus
      />
      <Text size="xs" c="dimmed">
        {counted(segments, 'segment')} of at most {maxSegments}. {claimsInWords(claimsOf(body))}
      </Text>
      <MomentInput name="sendAt" label="It leaves at" required initially={text.scheduledFor ?? undefined} />
    </ActForm>
  )
}
