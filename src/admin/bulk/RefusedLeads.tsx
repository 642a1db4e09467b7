import { Anchor, Text } from '@mantine/core'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { BulkRefused } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { withStageTitles } from '../stages/stage_titles.ts'
import classes from './Bulk.module.css'

/** The leads that an act was refused for, each with why. */
export function RefusedLeads({ actId, count }: { actId: string; count: number }) {
  const [{ data, error }] = useQuery({
    query: BulkRefused,
    variables: { actId },
    requestPolicy: 'cache-and-network',
  })
  const leads = data?.bulkAct?.leads.nodes.filter((lead) => lead !== null)
  if (error) return <Text c="var(--mantine-color-error)">{refusalInWords(error)}</Text>
  if (leads === undefined) return <Text size="sm">Reading …</Text>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys */}
      <ul className={classes.reasons} tabIndex={0} aria-label="Refused">
        {leads.map(({ vendorLeadId, vendorLead, why }) => (
          <Text component="li" size="sm" key={vendorLeadId} style={{ display: 'block' }}>
            <Anchor component={Link} href={`/leads/${vendorLeadId}`}>
              {vendorLead?.vendorName ?? vendorLead?.propertyPostcode ?? 'No name yet'}
            </Anchor>
            : {withStageTitles(why ?? '')}
          </Text>
        ))}
      </ul>
      {count > leads.length && (
        <Text size="xs" c="dimmed">
          The first {leads.length}; all of them are in the CSV.
        </Text>
      )}
    </>
  )
}
