import { Progress as Bar, Button, Group, List, Stack, Text } from '@mantine/core'
import { withStageTitles } from '../../stages/stage_titles.ts'
import { kindOf } from '../state/kinds.ts'
import type { Progress } from './useBulk.ts'

interface Props {
  progress: Progress
  onStop: () => void
  onClose: () => void
}

export function BulkProgress({ progress: { total, done, refused, isOver }, onStop, onClose }: Props) {
  const settled = done.length + refused.length
  return (
    <Stack>
      <Bar value={total === 0 ? 100 : (100 * settled) / total} aria-label="How far it is" />
      <Text role="status">
        {done.length} of {total} done{refused.length > 0 && `, ${refused.length} refused`}
        {isOver && settled < total && `, ${total - settled} left as they were`}.
      </Text>
      {refused.length > 0 && (
        <List size="sm" mah={220} style={{ overflowY: 'auto' }}>
          {refused.map(({ row, why }) => (
            <List.Item key={row.id}>
              {row.vendorLead?.vendorName ?? kindOf(row.kind).title}: {withStageTitles(why)}
            </List.Item>
          ))}
        </List>
      )}
      <Group justify="flex-end">
        {isOver ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <Button variant="default" onClick={onStop}>
            Stop here
          </Button>
        )}
      </Group>
    </Stack>
  )
}
