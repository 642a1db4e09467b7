import { Button, Group, SegmentedControl, Title } from '@mantine/core'
import { useLocation, useSearch } from 'wouter'
import { withAnswer } from '../address/with_answer.ts'
import { usePageKeys } from '../keys/usePageKeys.ts'
import classes from './Alerts.module.css'
import { AlertsCsv } from './AlertsCsv.tsx'
import { OpenAlerts } from './OpenAlerts.tsx'
import { PastAlerts } from './PastAlerts.tsx'

/** What is the matter, what to do about it, and who looks after it; and what was. */
export function AlertsPage() {
  const address = useSearch()
  const given = new URLSearchParams(address)
  const isPast = given.get('show') === 'past'
  const isMine = given.has('mine')
  const [, go] = useLocation()
  const ask = (name: string, value: string) => go(`?${withAnswer(address, name, value)}`, { replace: true })
  const toggleMine = () => ask('mine', isMine ? '' : '1')
  usePageKeys({ o: toggleMine })
  return (
    <div className={classes.page}>
      <Group justify="space-between">
        <Title order={1}>Alerts</Title>
        <Group gap="sm">
          <Button
            size="xs"
            variant={isMine ? 'filled' : 'default'}
            aria-pressed={isMine}
            aria-keyshortcuts="o"
            title="Only those about my leads (o)"
            onClick={toggleMine}
          >
            Mine
          </Button>
          <SegmentedControl
            size="xs"
            aria-label="Which"
            value={isPast ? 'past' : 'open'}
            onChange={(which) => ask('show', which === 'past' ? 'past' : '')}
            data={[
              { value: 'open', label: 'Open' },
              { value: 'past', label: 'History' },
            ]}
          />
          <AlertsCsv isPast={isPast} isMine={isMine} />
        </Group>
      </Group>
      {isPast ? <PastAlerts key={String(isMine)} isMine={isMine} /> : <OpenAlerts isMine={isMine} />}
    </div>
  )
}
