import { Alert, Text } from '@mantine/core'
import classes from '../Inbox.module.css'
import type { InboxState } from '../state/inbox_state.ts'
import type { Question } from '../state/question.ts'
import type { Selection } from '../state/useSelection.ts'
import { EmptyInbox } from './EmptyInbox.tsx'
import { ItemRow } from './ItemRow.tsx'
import { ListSkeleton } from './ListSkeleton.tsx'

interface Props {
  state: InboxState
  question: Question
  selection: Selection
  onMore: () => void
}

export function InboxList({ state, question, selection, onMore }: Props) {
  const { items, matching, problem } = state
  if (problem !== null && items === null) {
    return (
      <Alert m="sm" color="red" title="The inbox cannot be read" c="var(--mantine-color-text)">
        {problem} It is read again in a moment.
      </Alert>
    )
  }
  if (items === null) return <ListSkeleton />
  if (items.length === 0) return <EmptyInbox question={question} counts={state.counts} />
  return (
    <ol
      className={classes.list}
      aria-label="What waits, the most urgent and the oldest first"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < 600) onMore()
      }}
    >
      {items.map((item) => (
        <ItemRow
          key={item.id}
          item={item}
          isOpen={item.id === selection.item?.id}
          doing={state.underWay.get(item.id)?.words}
          refusal={state.gone?.id === item.id ? state.gone.why : state.refusals.get(item.id)}
          userName={question.userName}
          onOpen={() => selection.select(item.id)}
        />
      ))}
      {items.length < matching && (
        <Text component="li" size="sm" c="dimmed" p="sm">
          {matching - items.length} more wait. They come as these are dealt with.
        </Text>
      )}
    </ol>
  )
}
