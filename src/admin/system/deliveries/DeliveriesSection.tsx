import { Button } from '@mantine/core'
import { useState } from 'react'
import { SystemDeliveries } from '../../graphql/documents.ts'
import { ActTable } from '../../tables/ActTable.tsx'
import type { Column } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { type Delivery, problemsOf } from './delivery.ts'
import { ReadAgainDialog } from './ReadAgainDialog.tsx'

const pageRows = 50
const mostRows = 200

const columns: readonly Column<Delivery>[] = [
  { title: 'Came', value: ({ receivedAt }) => receivedAt, clock: 'business' },
  { title: 'Door', value: ({ door }) => door.replaceAll('_', ' ') },
  { title: 'Source', value: ({ source }) => source },
  { title: 'What became of it', value: ({ verdict }) => verdict },
  { title: 'Could not be read', value: ({ problems }) => problemsOf(problems).join('; ') || null },
  { title: 'Reference', value: ({ reference }) => reference },
  {
    title: 'Lead',
    value: ({ vendorLeadId }) => vendorLeadId,
    show: ({ vendorLeadId }) => vendorLeadId && 'Open',
    leadOf: ({ vendorLeadId }) => vendorLeadId,
  },
]

/** What came in at the webhooks, the latest first, and how it was judged. */
export function DeliveriesSection() {
  const [first, setFirst] = useState(pageRows)
  const { data, problem, readAgain } = useLive(SystemDeliveries, { first })
  const rows = data?.webhookDeliveries?.nodes
  const all = data?.webhookDeliveries?.totalCount ?? 0
  return (
    <>
      <ActTable
        title="Deliveries"
        says={`The latest ${Math.min(first, all)} of ${all} that are kept. What no lead could be made of can be read again, as it came or with what you write in its place.`}
        rows={rows}
        columns={columns}
        keyOf={({ id }) => id}
        empty="Nothing has come in yet."
        problem={problem}
        mayAct
        isFor={({ verdict }) => verdict === 'refused'}
        act="Read again"
        dialog={(delivery, close) => (
          <ReadAgainDialog delivery={delivery} onClose={close} onChange={readAgain} />
        )}
      />
      {rows !== undefined && rows.length < all && first < mostRows && (
        <Button mt="md" variant="default" onClick={() => setFirst(mostRows)}>
          Show more
        </Button>
      )}
    </>
  )
}
