import { Group, SegmentedControl, Title } from '@mantine/core'
import { useLocation, useSearch } from 'wouter'
import classes from './Alerts.module.css'
import { AlertsCsv } from './AlertsCsv.tsx'
import { OpenAlerts } from './OpenAlerts.tsx'
import { PastAlerts } from './PastAlerts.tsx'

/** What is the matter, what to do about it, and who looks after it; and what was. */
export function AlertsPage() {
  const isPast = new URLSearchParams(useSearch()).get('show') === 'past'
  const [, go] = useLocation()
  return (
    <div className={classes.page}>
      <Group justify="space-between">
        <Title order={1}>Alerts</Title>
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label="Which"
            value={isPast ? 'past' : 'open'}
            onChange={(which) => go(which === 'past' ? '?show=past' : '?', { replace: true })}
            data={[
              { value: 'open', label: 'Open' },
              { value: 'past', label: 'History' },
            ]}
          />
          <AlertsCsv isPast={isPast} />
        </Group>
      </Group>
      {isPast ? <PastAlerts /> : <OpenAlerts />}
    </div>
  )
}
