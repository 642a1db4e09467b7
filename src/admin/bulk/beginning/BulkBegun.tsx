import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import { Dialog } from '../../look/Dialog.tsx'
import { ActProgress } from '../progress/ActProgress.tsx'
import { isOver, useBulkActs } from '../state/live_acts.ts'
import { howManyInWords } from '../state/verbs.ts'

interface Props {
  title: string
  actId: string
  onClose: () => void
}

/** How far an act is that somebody has just begun. */
export function BulkBegun({ title, actId, onClose }: Props) {
  const act = useBulkActs().get(actId)
  if (act === undefined) return null
  return (
    <Dialog isOpen title={title} onClose={onClose}>
      <Stack>
        {act.expected !== null && act.expected !== act.matched && (
          <Text size="sm">
            When you looked there were {act.expected.toLocaleString('en-GB')}; it began for{' '}
            {howManyInWords(act.matched, act.ofItems)}.
          </Text>
        )}
        <ActProgress act={act} />
        <Text size="sm">
          {isOver(act)
            ? 'What was refused, and undo:'
            : 'It goes on by itself; you need not stay. How far it is, and undo:'}{' '}
          <Anchor component={Link} href="/bulk">
            all bulk acts
          </Anchor>
          .
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
