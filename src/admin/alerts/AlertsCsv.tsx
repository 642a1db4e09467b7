import { Button } from '@mantine/core'
import { saveCsv } from '../csv/save_csv.ts'
import { liveClient } from '../graphql/clients.ts'
import { type AlertFactsFragment, PastAlerts } from '../graphql/documents.ts'
import { pastFilter } from './past_filter.ts'
import { useShownAlerts } from './useShownAlerts.ts'

/** The open ones, or all of the past, as a table for a spreadsheet. */
export function AlertsCsv({ isPast, isMine }: { isPast: boolean; isMine: boolean }) {
  const alerts = useShownAlerts(isMine)
  async function save() {
    saveCsv('alerts', [
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
  }
  return (
    <Button size="xs" variant="default" disabled={!isPast && !alerts?.length} onClick={save}>
      CSV
    </Button>
  )
}

async function pastAlerts(isMine: boolean): Promise<AlertFactsFragment[]> {
  const all: AlertFactsFragment[] = []
  let after: string | null = null
  do {
    const { data } = await liveClient.query(PastAlerts, { filter: pastFilter(isMine), after }).toPromise()
    all.push(...(data?.alerts.nodes ?? []))
    after = data?.alerts.pageInfo.hasNextPage ? data.alerts.pageInfo.endCursor : null
  } while (after !== null)
  return all
}
