import { Button, Group, Text } from '@mantine/core'
import classes from './Decide.module.css'
import type { TwoVersions } from './refusal_of_act.ts'

interface Props {
  says: string
  versions: readonly TwoVersions[]
  isBusy?: boolean
  onTake: () => void
  onKeep: () => void
  /** Whether it stands in a form that is sent again then; nobody writes in the form meanwhile. */
  keepSubmits?: boolean
}

/** Shows what somebody else has written meanwhile beside one's own, and asks which is to stand. */
export function Decide({ says, versions, isBusy = false, onTake, onKeep, keepSubmits = false }: Props) {
  return (
    <div role="alert" tabIndex={-1} className={classes.decide} {...(keepSubmits && { ref: focus })}>
      <strong className={classes.says}>{says}</strong>
      {versions.map(({ label, theirs, mine }) => (
        <div key={label ?? ''}>
          {label !== undefined && <Text size="sm">{label}</Text>}
          <dl className={classes.versions}>
            <div>
              <dt>It is now</dt>
              <dd>{theirs === '' ? 'empty' : theirs}</dd>
            </div>
            <div>
              <dt>Yours</dt>
              <dd>{mine === '' ? 'empty' : mine}</dd>
            </div>
          </dl>
        </div>
      ))}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" size="xs" onClick={onTake}>
          Take theirs
        </Button>
        <Button size="xs" type={keepSubmits ? 'submit' : 'button'} loading={isBusy} onClick={onKeep}>
          Keep mine
        </Button>
      </Group>
    </div>
  )
}

const focus = (shown: HTMLElement | null) => shown?.focus()
