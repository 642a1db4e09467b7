import { Anchor, Kbd } from '@mantine/core'
import { Link } from 'wouter'
import { SmallButton } from '../../look/SmallButton.tsx'
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
  const drafts = state.counts?.drafts ?? 0
  return (
    <div className={classes.strip}>
      <span className={classes.stripText} role="status">
        {underWay > 1
          ? `${underWay} are being dealt with …`
          : latest !== undefined
            ? `${latest.name}: “${latest.resolution}”`
            : state.items !== null && `${state.matching} ${state.matching === 1 ? 'waits' : 'wait'}`}
      </span>
      {latest === undefined && drafts > 0 && (
        <Anchor component={Link} href="/inbox?kind=drafts" size="sm">
          {drafts === 1 ? '1 draft' : `${drafts} drafts`}
        </Anchor>
      )}
      {latest !== undefined && onTakeBack && (
        <SmallButton onClick={onTakeBack} rightSection={<Kbd size="xs">u</Kbd>}>
          Take back
        </SmallButton>
      )}
    </div>
  )
}
