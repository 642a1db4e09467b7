import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { SystemDeliveries } from '../../graphql/documents.ts'
import { type Column, DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { When } from '../../time/When.tsx'
import type { Delivery } from './delivery.ts'
import { problemsOf } from './problems.ts'
import { ReadAgainDialog } from './ReadAgainDialog.tsx'

const pageRows = 50
const mostRows = 200

const columns: readonly Column<Delivery>[] = [
  {
    title: 'Came',
    value: ({ receivedAt }) => receivedAt,
    show: ({ receivedAt }) => <When at={receivedAt} />,
  },
  { title: 'Door', value: ({ door }) => door.replaceAll('_', ' ') },
  { title: 'Source', value: ({ source }) => source },
  { title: 'What became of it', value: ({ verdict }) => verdict },
  { title: 'Could not be read', value: ({ problems }) => problemsOf(problems).join('; ') || null },
  { title: 'Reference', value: ({ reference }) => reference },
  {
    title: 'Lead',
    value: ({ vendorLeadId }) => vendorLeadId,
    show: ({ vendorLeadId }) =>
      vendorLeadId === null ? (
        '–'
      ) : (
        <Anchor component={Link} href={`/leads/${vendorLeadId}`} size="sm">
          Open
        </Anchor>
      ),
  },
]

/** What came in at the webhooks, the latest first, and how it was judged. */
export function DeliveriesSection() {
  const [first, setFirst] = useState(pageRows)
  const [again, setAgain] = useState<Delivery>()
  const { data, problem, readAgain } = useLive(SystemDeliveries, { first })
  const rows = data?.webhookDeliveries?.nodes
  const all = data?.webhookDeliveries?.totalCount ?? 0
  return (
    <>
      <DataTable
        title="Deliveries"
        says={`The latest ${Math.min(first, all)} of ${all} that are kept. What no lead could be made of can be read again, as it came or with what you write in its place.`}
        rows={rows}
        columns={columns}
        keyOf={({ id }) => id}
        acts={(delivery) =>
          delivery.verdict === 'refused' && (
            <Button size="compact-xs" variant="default" onClick={() => setAgain(delivery)}>
              Read again
            </Button>
          )
        }
        empty="Nothing has come in yet."
        problem={problem}
      />
      {rows !== undefined && rows.length < all && first < mostRows && (
        <Button mt="md" variant="default" onClick={() => setFirst(mostRows)}>
          Show more
        </Button>
      )}
      {again !== undefined && (
        <ReadAgainDialog delivery={again} onClose={() => setAgain(undefined)} onChange={readAgain} />
      )}
    </>
  )
}
