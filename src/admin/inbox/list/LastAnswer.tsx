import { Button, Kbd } from '@mantine/core'
import classes from '../Inbox.module.css'
import type { InboxState } from '../state/inbox_state.ts'

interface Props {
  state: InboxState
  onTakeBack: (() => void) | undefined
}

/** How many are shown and, once something is answered, what it was and the way back. */
export function LastAnswer({ state, onTakeBack }: Props) {
  const latest = state.answered.at(-1)
  const underWay = state.underWay.size
  return (
    <div className={classes.strip}>
      <span className={classes.stripText} role="status">
        {underWay > 1
          ? `${underWay} are being dealt with …`
          : latest !== undefined
            ? `${latest.name}: “${latest.resolution}”`
            : state.items !== null && `${state.matching} ${state.matching === 1 ? 'waits' : 'wait'}`}
      </span>
      {latest !== undefined && onTakeBack && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={onTakeBack}
          rightSection={<Kbd size="xs">u</Kbd>}
        >
          Take back
        </Button>
      )}
    </div>
  )
}
