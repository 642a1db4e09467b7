import { useClient } from 'urql'
import { EarlierEvents, EarlierNotes, EarlierTexts, type LeadQuery } from '../../graphql/documents.ts'
import { useEarlier } from './useEarlier.ts'

type Row = Pick<NonNullable<LeadQuery['vendorLead']>, 'id' | 'messages' | 'events' | 'notes'>

/** The texts, events and notes of a lead as they were read, and below them those that somebody has asked for page by page. */
export function useAllRows(row: Row | null | undefined) {
  const client = useClient()
  const id = row?.id ?? ''
  const texts = useEarlier(row?.messages, async (after) => {
    const { data } = await client.query(EarlierTexts, { id, after }).toPromise()
    return data?.vendorLead?.messages
  })
  const events = useEarlier(row?.events, async (after) => {
    const { data } = await client.query(EarlierEvents, { id, after }).toPromise()
    return data?.vendorLead?.events
  })
  const notes = useEarlier(row?.notes, async (after) => {
    const { data } = await client.query(EarlierNotes, { id, after }).toPromise()
    return data?.vendorLead?.notes
  })
  return { texts, events, notes }
}
