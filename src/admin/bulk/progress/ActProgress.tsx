import { Progress, Stack, Text } from '@mantine/core'
import type { BulkActFactsFragment } from '../../graphql/documents.ts'
import { isOver, percentOf } from '../state/live_acts.ts'
import { howManyInWords } from '../state/verbs.ts'

/** How far an act is: a bar until it is over, and the figures. */
export function ActProgress({ act }: { act: BulkActFactsFragment }) {
  const { matched, done, refused, undone, status } = act
  const left = matched - done - refused
  const parts = [
    `${done.toLocaleString('en-GB')} of ${howManyInWords(matched, act.ofItems)} done`,
    refused > 0 && `${refused.toLocaleString('en-GB')} refused`,
    undone > 0 && `${undone.toLocaleString('en-GB')} taken back`,
    status === 'cancelled' && left > 0 && `${left.toLocaleString('en-GB')} left as they were`,
  ].filter(Boolean)
  return (
    <Stack gap={4}>
      {!isOver(act) && (
        <Progress
          value={percentOf(act)}
          aria-label="How far it is"
          color={status === 'paused' ? 'gray' : 'blue'}
        />
      )}
      <Text size="sm" role="status">
        {parts.join(', ')}
        {status === 'paused' && '; paused'}
        {status === 'cancelled' && '; cancelled'}.
      </Text>
    </Stack>
  )
}
