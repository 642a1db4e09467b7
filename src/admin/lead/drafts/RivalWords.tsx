import { Button } from '@mantine/core'
import classes from './Drafts.module.css'
import type { Rival } from './save_words.ts'

interface Props {
  rival: Rival
  onTheirs: () => void
  onMine: () => void
}

/** Says that somebody else has written into the same draft, shows their words, and asks whose are to stand. */
export function RivalWords({ rival, onTheirs, onMine }: Props) {
  const size = { size: 'compact-xs', variant: 'default' } as const
  return (
    <div role="alert" className={classes.draft}>
      <strong className={classes.outdated}>
        {rival.by} has changed this draft meanwhile. Your words are not kept yet.
      </strong>
      <div className={classes.body}>{rival.body}</div>
      <span className={classes.acts}>
        <Button {...size} onClick={onTheirs}>
          Go on with these words
        </Button>
        <Button {...size} onClick={onMine}>
          Put mine in their place
        </Button>
      </span>
    </div>
  )
}
