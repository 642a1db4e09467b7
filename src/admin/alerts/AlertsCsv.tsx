import { Button } from '@mantine/core'
import { saveAll } from '../csv/save_all.ts'
import { allRows } from '../graphql/all_rows.ts'
import { PastAlerts } from '../graphql/documents.ts'
import { pastFilter } from './past_filter.ts'
import { useShownAlerts } from './useShownAlerts.ts'

/** The open ones, or all of the past, as a table for a spreadsheet. */
export function AlertsCsv({ isPast, isMine }: { isPast: boolean; isMine: boolean }) {
  const alerts = useShownAlerts(isMine)
  const save = () =>
    saveAll('alerts', async () => [
      [
        ...['Since', 'Severity', 'Alert', 'About', 'Vendor', 'Owner of the lead', 'Acknowledged by'],
        ...['Over since', 'Ended by', 'Why'],
      ],
      ...(isPast ? await pastAlerts(isMine) : (alerts ?? [])).map((alert) => [
        ...[alert.createdAt, alert.severity, alert.message, alert.scope, alert.vendorLead?.vendorName],
        alert.vendorLead?.leadOwner?.owner,
        ...[alert.acknowledgedBy, alert.resolvedAt, alert.resolvedBy, alert.resolvedBecause],
      ]),
    ])
  return (
    <Button size="xs" variant="default" disabled={!isPast && !alerts?.length} onClick={save}>
      CSV
    </Button>
  )
}

const pastAlerts = (isMine: boolean) =>
  allRows(PastAlerts, { filter: pastFilter(isMine) }, (data) => data.alerts)
