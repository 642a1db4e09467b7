import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { compareWords, useSeen } from '../../forms/useSeen.ts'
import { EditCommonAnswer, type RuleAnswersQuery } from '../../graphql/documents.ts'
import { places } from '../texts/TextDialog.tsx'
import { TextPreview } from '../texts/TextPreview.tsx'
import type { Answer } from './answers.ts'

interface Props {
  answer: Answer
  onClose: () => void
  onChange: () => Promise<RuleAnswersQuery | undefined>
}

/** Other words for an answer, as a lead of ours would get them while they are written. */
export function AnswerDialog({ answer: { question, asks, body: now }, onClose, onChange }: Props) {
  const [body, setBody] = useState(now ?? '')
  const { seen, latest, change } = useSeen(now ?? '', {
    async readNow() {
      const its = (await onChange())?.commonAnswers?.nodes.find((each) => each.question === question)
      return its && (its.body ?? '')
    },
    take: setBody,
    compare: compareWords,
  })
  return (
    <ActForm
      title={asks}
      says="Agents answer so from now on. Left empty, a person answers."
      submit="Change the answer"
      isImpossible={body === seen}
      onClose={onClose}
      onSubmit={(given) => {
        const reason = givenText(given, 'reason') ?? ''
        return change(EditCommonAnswer, { question, body, insteadOf: latest.current, reason }, body)
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
