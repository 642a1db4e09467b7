import { NativeSelect, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { liveClient } from '../../graphql/clients.ts'
import { EditTemplate, LeadsToPreview, PreviewText, type PreviewTextQuery } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ActForm } from '../../lead/acts/ActForm.tsx'
import { givenText } from '../../lead/acts/given.ts'
import { Reason } from '../../lead/acts/Reason.tsx'
import { claimsInWords } from '../../lead/text/claims.ts'
import classes from '../Rules.module.css'
import type { Template } from './TextsSection.tsx'

interface Props {
  template: Template
  onClose: () => void
  onChange: () => void
}

/** Other words for a text, as a lead of ours would get them while they are written. */
export function TextDialog({ template: { template, body: before }, onClose, onChange }: Props) {
  const [body, setBody] = useState(before)
  const [leadId, setLeadId] = useState('')
  const [asked] = useDebouncedValue(body, 250)
  const [preview, setPreview] = useState<PreviewTextQuery['previewText']>()
  const [{ data }] = useQuery({ query: LeadsToPreview, requestPolicy: 'network-only' })
  const leads = data?.vendorLeads.nodes ?? []
  useEffect(() => {
    const given = { body: asked, leadId: leadId === '' ? null : leadId }
    void liveClient
      .query(PreviewText, given)
      .toPromise()
      .then((answer) => setPreview(answer.data?.previewText))
  }, [asked, leadId])

  return (
    <ActForm
      title={`Change ${template.replaceAll('_', ' ')}`}
      says="Texts that are made from now on say so; those that wait already do not."
      submit="Change the words"
      isImpossible={body.trim() === '' || body === before}
      onClose={onClose}
      onSubmit={async (given) => {
        const change = { template, body, reason: givenText(given, 'reason') ?? '' }
        const { error } = await liveClient.mutation(EditTemplate, change).toPromise()
        onChange()
        return error && refusalInWords(error)
      }}
    >
      <Textarea
        label="Words"
        description="Places that are filled in: {first_name}, {company}, {address}, {offer_amount}, {video_url}"
        autosize
        minRows={3}
        maxLength={1000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        data-autofocus
      />
      <NativeSelect
        label="As it would reach"
        value={leadId}
        onChange={(event) => setLeadId(event.currentTarget.value)}
        data={[
          { value: '', label: 'whoever makes it the longest' },
          ...leads.map(({ id, vendorName }) => ({ value: id, label: vendorName ?? 'a lead without a name' })),
        ]}
      />
      <div role="status">
        <div className={classes.preview}>
          {preview?.body ?? 'No text: this lead lacks what the words name.'}
        </div>
        <Text size="sm" c="dimmed" mt={4}>
          {preview?.segments != null && `${preview.segments} of at most ${preview.maxSegments} segments.`}
          {preview?.beyondGsm != null && ` Dearer for the sake of: ${preview.beyondGsm}`}{' '}
          {claimsInWords(preview?.unbackedClaims)}
        </Text>
      </div>
      <Reason />
    </ActForm>
  )
}
