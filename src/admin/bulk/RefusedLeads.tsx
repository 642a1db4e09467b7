import { Anchor, Text } from '@mantine/core'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { BulkRefused, type BulkRefusedQuery } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { withStageTitles } from '../stages/stage_titles.ts'
import { capital, spoken } from '../words/plain_words.ts'
import classes from './Bulk.module.css'

/** The leads, or questions, that an act was refused for, each with why. */
export function RefusedLeads({ actId, count }: { actId: string; count: number }) {
  const [{ data, error }] = useQuery({
    query: BulkRefused,
    variables: { actId },
    requestPolicy: 'cache-and-network',
  })
  if (error) return <Text c="var(--mantine-color-error)">{refusalInWords(error)}</Text>
  if (!data?.bulkAct) return <Text size="sm">Reading …</Text>
  const refused = refusedOf(data.bulkAct)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys */}
      <ul className={classes.reasons} tabIndex={0} aria-label="Refused">
        {refused.map(({ key, href, name, why }) => (
          <Text component="li" size="sm" key={key} style={{ display: 'block' }}>
            <Anchor component={Link} href={href}>
              {name}
            </Anchor>
            : {withStageTitles(why ?? '')}
          </Text>
        ))}
      </ul>
      {count > refused.length && (
        <Text size="xs" c="dimmed">
          The first {refused.length}; all of them are in the CSV.
        </Text>
      )}
    </>
  )
}

interface Refused {
  key: string
  href: string
  name: string
  why: string | null
}

const refusedOf = ({ leads, items }: NonNullable<BulkRefusedQuery['bulkAct']>): Refused[] => [
  ...leads.nodes.map(({ vendorLeadId, vendorLead, why }) => ({
    ...{ key: vendorLeadId, href: `/leads/${vendorLeadId}`, why },
    name: vendorLead.vendorName ?? vendorLead.propertyPostcode ?? 'No name yet',
  })),
  ...items.nodes.map(({ reviewItemId, reviewItem: { kind, vendorLead }, why }) => ({
    ...{ key: reviewItemId, href: `/inbox?item=${reviewItemId}`, why },
    name: [vendorLead?.vendorName ?? vendorLead?.propertyPostcode, capital(spoken(kind))]
      .filter(Boolean)
      .join(', '),
  })),
]
