import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { compareWords, useSeen } from '../../forms/useSeen.ts'
import { EditTemplate, type RuleTextsQuery } from '../../graphql/documents.ts'
import { TextPreview } from './TextPreview.tsx'
import type { Template } from './template.ts'

interface Props {
  template: Template
  onClose: () => void
  onChange: () => Promise<RuleTextsQuery | undefined>
}

export const places =
  'Places that are filled in: {first_name}, {company}, {address}, {offer_amount}, {video_url}'

/** Other words for a text, as a lead of ours would get them while they are written. */
export function TextDialog({ template: { template, body: now }, onClose, onChange }: Props) {
  const [body, setBody] = useState(now)
  const { seen, latest, change } = useSeen(now, {
    readNow: async () =>
      (await onChange())?.messageTemplates.nodes.find((each) => each.template === template)?.body,
    take: setBody,
    compare: compareWords,
  })
  return (
    <ActForm
      title={`Change ${template.replaceAll('_', ' ')}`}
      says="Texts that are made from now on say so; those that wait already do not."
      submit="Change the words"
      isImpossible={body.trim() === '' || body === seen}
      onClose={onClose}
      onSubmit={(given) => {
        const reason = givenText(given, 'reason') ?? ''
        return change(EditTemplate, { template, body, insteadOf: latest.current, reason }, body)
      }}
    >
      <Textarea
        label="Words"
        description={places}
        autosize
        minRows={3}
        maxLength={1000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        data-autofocus
      />
      <TextPreview body={body} />
      <Reason />
    </ActForm>
  )
}
