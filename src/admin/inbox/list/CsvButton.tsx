import { Button } from '@mantine/core'
import { useState } from 'react'
import { saveCsv } from '../../csv/save_csv.ts'
import { notice } from '../../look/notices.ts'
import { kindOf } from '../state/kinds.ts'
import { filterOf, type Question } from '../state/question.ts'
import { rowsOf } from '../state/rows_of.ts'

/** All that match, as a table for a spreadsheet. */
export function CsvButton({ question, isEmpty }: { question: Question; isEmpty: boolean }) {
  const [isBusy, setBusy] = useState(false)
  async function save() {
    setBusy(true)
    try {
      const rows = await rowsOf(filterOf(question))
      saveCsv('inbox', [
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
      ])
    } catch (error) {
      notice({ color: 'red.8', message: error instanceof Error ? error.message : String(error) })
    }
    setBusy(false)
  }
  return (
    <Button size="xs" variant="default" disabled={isEmpty} loading={isBusy} onClick={save}>
      CSV
    </Button>
  )
}
