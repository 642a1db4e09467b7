import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { liveClient } from '../../graphql/clients.ts'
import { EditCommonAnswer } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ActForm } from '../../lead/acts/ActForm.tsx'
import { givenText } from '../../lead/acts/given.ts'
import { Reason } from '../../lead/acts/Reason.tsx'
import { places } from '../texts/TextDialog.tsx'
import { TextPreview } from '../texts/TextPreview.tsx'
import type { Answer } from './AnswersSection.tsx'

interface Props {
  answer: Answer
  onClose: () => void
  onChange: () => void
}

/** Other words for an answer, as a lead of ours would get them while they are written. */
export function AnswerDialog({ answer: { question, asks, body: now }, onClose, onChange }: Props) {
  const [before] = useState(now ?? '')
  const [body, setBody] = useState(before)
  return (
    <ActForm
      title={asks}
      says="Agents answer so from now on. Left empty, a person answers."
      submit="Change the answer"
      isImpossible={body === before}
      onClose={onClose}
      onSubmit={async (given) => {
        const change = { question, body, insteadOf: before, reason: givenText(given, 'reason') ?? '' }
        const { error } = await liveClient.mutation(EditCommonAnswer, change).toPromise()
        onChange()
        return error && refusalInWords(error)
      }}
    >
      <Textarea
        label="Answer"
        description={places}
        autosize
        minRows={3}
        maxLength={300}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        data-autofocus
      />
      {body.trim() !== '' && <TextPreview body={body} />}
      <Reason />
    </ActForm>
  )
}
