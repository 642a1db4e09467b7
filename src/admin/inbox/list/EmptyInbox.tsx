import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { Counts } from '../state/inbox_state.ts'
import type { Question } from '../state/question.ts'

/** Why nothing is shown, and where to look instead. */
export function EmptyInbox({ question, counts }: { question: Question; counts: Counts | null }) {
  const { group, who, search, snoozed } = question
  const isFiltered = group !== undefined || who !== 'all' || search !== ''
  const others = counts?.all ?? 0
  return (
    <Stack p="lg" gap="xs">
      <Text fw={600}>
        {isFiltered ? 'Nothing matches' : snoozed ? 'Nothing is put off' : 'Nothing waits for a person'}
      </Text>
      <Text size="sm" c="dimmed">
        {isFiltered
          ? `${others === 0 ? 'Nothing' : others} would be shown without the filters.`
          : snoozed
            ? 'What you put off is here until its time comes, or the vendor writes.'
            : 'Agents and clocks go on by themselves. What they cannot decide appears here at once.'}
      </Text>
      {(isFiltered || snoozed) && (
        <Anchor component={Link} href="/inbox" size="sm">
          Show everything that waits
        </Anchor>
      )}
      {(counts?.drafts ?? 0) > 0 && (
        <Anchor component={Link} href="/inbox?kind=drafts" size="sm">
          Show the {counts?.drafts} drafts that nobody has sent
        </Anchor>
      )}
      {!snoozed && (counts?.snoozed ?? 0) > 0 && (
        <Anchor component={Link} href="/inbox?snoozed=1" size="sm">
          Show the {counts?.snoozed} that are put off
        </Anchor>
      )}
    </Stack>
  )
}
