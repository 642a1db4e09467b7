import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from 'urql'
import { LeadsCalled } from '../graphql/documents.ts'
import { useStageTitle } from '../stages/stage_titles.ts'

const afterMs = 250
const fewestLetters = 3

/** Leads by a part of their name, phone, postcode, address or reference, finished ones as well. */
export function useFoundLeads(words: string) {
  const titleOf = useStageTitle()
  const asked = words.trim()
  const [text] = useDebouncedValue(asked, afterMs)
  const [{ data, fetching }] = useQuery({
    query: LeadsCalled,
    variables: { text },
    pause: text.length < fewestLetters,
    requestPolicy: 'network-only',
  })
  const isAsked = asked.length >= fewestLetters
  const isSearching = isAsked && (fetching || text !== asked)
  const found = isAsked && text === asked ? (data?.searchLeads ?? []) : []
  const leads = found.map((lead) => ({
    id: lead.leadId,
    words: [
      lead.vendorName ?? lead.vendorPhone,
      lead.propertyAddress,
      lead.propertyPostcode,
      titleOf(lead.stage),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  return { leads, isSearching }
}
