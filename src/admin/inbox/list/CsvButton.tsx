import { Button } from '@mantine/core'
import { useState } from 'react'
import { saveAll } from '../../csv/save_all.ts'
import { allRows } from '../../graphql/all_rows.ts'
import { InboxRows } from '../../graphql/documents.ts'
import { kindOf } from '../state/kinds.ts'
import { filterOf, type Question } from '../state/question.ts'

/** All that match, as a table for a spreadsheet. */
export function CsvButton({ question, isEmpty }: { question: Question; isEmpty: boolean }) {
  const [isBusy, setBusy] = useState(false)
  async function save() {
    setBusy(true)
    await saveAll('inbox', async () => {
      const rows = await allRows(InboxRows, { filter: filterOf(question) }, (data) => data.reviewItems)
      return [
        [
          'Since',
          'Kind',
          'Vendor',
          'Postcode',
          'Stage',
          'Question',
          'Assigned to',
          'Passed on to',
          'Put off until',
          'Owner of the lead',
          'Item',
          'Lead',
        ],
        ...rows.map((row) => [
          ...[
            row.openedAt,
            kindOf(row.kind).title,
            row.vendorLead?.vendorName,
            row.vendorLead?.propertyPostcode,
          ],
          ...[row.stage, row.reason, row.assignedTo, row.passedOnTo, row.snoozedUntil],
          ...[row.vendorLead?.leadOwner?.owner, row.id, row.vendorLead?.id],
        ]),
      ]
    })
    setBusy(false)
  }
  return (
    <Button size="xs" variant="default" disabled={isEmpty} loading={isBusy} onClick={save}>
      CSV
    </Button>
  )
}
