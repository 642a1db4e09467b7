import { Button, Group, SegmentedControl } from '@mantine/core'
import { useLocation, useSearch } from 'wouter'
import { withAnswer } from '../address/with_answer.ts'
import { usePageKeys } from '../keys/usePageKeys.ts'
import { Page } from '../page/Page.tsx'
import { AlertsCsv } from './AlertsCsv.tsx'
import { OpenAlerts } from './OpenAlerts.tsx'
import { PastAlerts } from './PastAlerts.tsx'
import { WatchedRules } from './rules/WatchedRules.tsx'
import { Silences } from './silences/Silences.tsx'

const views = [
  { value: 'open', label: 'Open' },
  { value: 'silences', label: 'Silences' },
  { value: 'rules', label: 'Rules' },
  { value: 'past', label: 'History' },
] as const

/** What is the matter, what to do about it, and who looks after it; what was, what is silenced, and what is watched. */
export function AlertsPage() {
  const address = useSearch()
  const given = new URLSearchParams(address)
  const shown = views.find(({ value }) => value === given.get('show'))?.value ?? 'open'
  const isOfAlerts = shown === 'open' || shown === 'past'
  const isMine = given.has('mine')
  const [, go] = useLocation()
  const ask = (name: string, value: string) => go(`?${withAnswer(address, name, value)}`, { replace: true })
  const toggleMine = () => ask('mine', isMine ? '' : '1')
  usePageKeys({ o: toggleMine })
  return (
    <Page
      title="Alerts"
      width="60rem"
      aside={
        <Group gap="sm">
          {isOfAlerts && (
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
          )}
          <SegmentedControl
            size="xs"
            aria-label="Which"
            value={shown}
            onChange={(which) => ask('show', which === 'open' ? '' : which)}
            data={[...views]}
          />
          {isOfAlerts && <AlertsCsv isPast={shown === 'past'} isMine={isMine} />}
        </Group>
      }
    >
      {shown === 'open' && <OpenAlerts isMine={isMine} />}
      {shown === 'silences' && <Silences />}
      {shown === 'rules' && <WatchedRules />}
      {shown === 'past' && <PastAlerts key={String(isMine)} isMine={isMine} />}
    </Page>
  )
}
