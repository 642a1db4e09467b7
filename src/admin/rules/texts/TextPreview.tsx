import { NativeSelect, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { liveClient } from '../../graphql/clients.ts'
import { LeadsToPreview, PreviewText, type PreviewTextQuery } from '../../graphql/documents.ts'
import { claimsInWords } from '../../lead/text/claims.ts'
import classes from '../Rules.module.css'

/** What words with places to fill in would say to a lead, in how many segments, and what they would claim that no row backs. */
export function TextPreview({ body }: { body: string }) {
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
          {preview?.body ?? 'No text: this lead lacks what the words name.'}
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
