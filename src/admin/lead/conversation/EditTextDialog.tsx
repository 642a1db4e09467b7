import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useClient } from 'urql'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenMoment } from '../../forms/given.ts'
import { compareWords, useSeen } from '../../forms/useSeen.ts'
import { EditText, TextNow } from '../../graphql/documents.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { counted } from '../../words/plain_words.ts'
import { type TextRow, useSheet } from '../state/sheet.ts'
import { claimsInWords } from '../text/claims.ts'
import { segmentsOf } from '../text/segments.ts'
import { useClaims } from './useClaims.ts'

export function EditTextDialog({ text, onClose }: { text: TextRow; onClose: () => void }) {
  const client = useClient()
  const { lead, maxSegments, readAgain } = useSheet()
  const [body, setBody] = useState(text.body)
  const { latest, change } = useSeen(text.body, {
    async readNow() {
      void readAgain()
      const { data } = await client.query(TextNow, { id: text.id }, { requestPolicy: 'network-only' })
      return data?.leadMessage?.body
    },
    take: setBody,
    compare: compareWords,
  })
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
        return change(EditText, { messageId: text.id, body, insteadOf: latest.current, sendAt }, body)
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
