import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../look/Dialog.tsx'
import { useUserName } from '../session/useMayAct.ts'
import { counted } from '../words/plain_words.ts'
import classes from './OwnerDialog.module.css'
import { type Colleague, useColleagues } from './useColleagues.ts'

/** Of oneself nothing more is known at first. */
type Shown = Omit<Colleague, 'leadCount'> & { leadCount: number | null }

interface Props {
  /** What the vendor is called. */
  name: string
  owner: string | null
  onClose: () => void
  /** Null: nobody is to look after it; in place of whoever did as the dialog opened. It is shown at once; the dialog does not wait. */
  onChoose: (owner: string | null, insteadOf: string) => void
}

/** Who is to look after a lead: oneself first, so that two keys are enough. */
export function OwnerDialog({ name, owner, onClose, onChoose }: Props) {
  const me = useUserName()
  const [insteadOf] = useState(owner ?? '')
  const { colleagues, problem: unread } = useColleagues()
  function choose(chosen: string | null) {
    onClose()
    if (chosen !== owner) onChoose(chosen, insteadOf)
  }

  // Oneself is known at once, so that the focus has where to go.
  const mine = colleagues?.find((each) => each.name === me) ?? { name: me, isAway: false, leadCount: null }
  const shown: Shown[] = [mine, ...(colleagues?.filter((each) => each.name !== me) ?? [])]
  return (
    <Dialog isOpen title={`Who looks after ${name}?`} onClose={onClose}>
      <Stack gap="xs">
        {shown.map((each, index) => (
          <Button
            key={each.name}
            variant={each.name === owner ? 'light' : 'default'}
            justify="space-between"
            fullWidth
            classNames={{ label: classes.name }}
            aria-current={each.name === owner}
            data-autofocus={index === 0 || undefined}
            rightSection={<span className={classes.faint}>{inWords(each)}</span>}
            onClick={() => choose(each.name)}
          >
            {each.name === me ? `Me (${me})` : each.name}
          </Button>
        ))}
        {colleagues === undefined && <Text c="dimmed">{unread ?? 'Asking who else works here …'}</Text>}
        {owner !== null && (
          <Button variant="subtle" justify="flex-start" onClick={() => choose(null)}>
            Nobody
          </Button>
        )}
      </Stack>
    </Dialog>
  )
}

const inWords = ({ isAway, leadCount }: Shown) =>
  [isAway && 'away', leadCount !== null && counted(leadCount, 'lead')].filter(Boolean).join(', ')
