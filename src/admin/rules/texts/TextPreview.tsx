import { NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import { usePreview } from '../../forms/usePreview.ts'
import { LeadsToPreview, PreviewText } from '../../graphql/documents.ts'
import { claimsInWords } from '../../lead/text/claims.ts'
import classes from '../Rules.module.css'

/** What words with places to fill in would say to a lead, in how many segments, and what they would claim that no row backs. */
export function TextPreview({ body }: { body: string }) {
  const [leadId, setLeadId] = useState('')
  const given = { body, leadId: leadId === '' ? null : leadId }
  const foreseen = usePreview(PreviewText, given)
  const preview = foreseen.data?.previewText
  const [{ data }] = useQuery({ query: LeadsToPreview, requestPolicy: 'network-only' })
  const leads = data?.vendorLeads.nodes ?? []
  return (
    <>
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
          {preview?.body ??
            foreseen.problem ??
            (foreseen.data && 'No text: this lead lacks what the words name.')}
        </div>
        <Text size="sm" c="dimmed" mt={4}>
          {preview?.segments != null && `${preview.segments} of at most ${preview.maxSegments} segments.`}
          {preview?.beyondGsm != null && ` Dearer for the sake of: ${preview.beyondGsm}`}{' '}
          {claimsInWords(preview?.unbackedClaims)}
        </Text>
      </div>
    </>
  )
}
