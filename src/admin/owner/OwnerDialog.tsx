import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../look/Dialog.tsx'
import { useUserName } from '../session/useMayAct.ts'
import classes from './OwnerDialog.module.css'
import { type Colleague, useColleagues } from './useColleagues.ts'

/** Of oneself nothing more is known at first. */
type Shown = Omit<Colleague, 'leadCount'> & { leadCount: number | null }

interface Props {
  /** What the vendor is called. */
  name: string
  owner: string | null
  onClose: () => void
  /** Null: nobody is to look after it. @returns why it was refused, in words. */
  onChoose: (owner: string | null) => Promise<string | undefined>
}

/** Who is to look after a lead: oneself first, so that two keys are enough. */
export function OwnerDialog({ name, owner, onClose, onChoose }: Props) {
  const me = useUserName()
  const { colleagues, problem: unread } = useColleagues()
  const [busy, setBusy] = useState<string | null>()
  const [refusal, setRefusal] = useState<string>()

  async function choose(chosen: string | null) {
    setBusy(chosen)
    const why = await onChoose(chosen)
    setBusy(undefined)
    setRefusal(why)
    if (why === undefined) onClose()
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
            loading={busy === each.name}
            data-autofocus={index === 0 || undefined}
            rightSection={<span className={classes.faint}>{inWords(each)}</span>}
            onClick={() => (each.name === owner ? onClose() : choose(each.name))}
          >
            {each.name === me ? `Me (${me})` : each.name}
          </Button>
        ))}
        {colleagues === undefined && <Text c="dimmed">{unread ?? 'Asking who else works here …'}</Text>}
        {owner !== null && (
          <Button variant="subtle" justify="flex-start" loading={busy === null} onClick={() => choose(null)}>
            Nobody
          </Button>
        )}
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {refusal}
        </Text>
      </Stack>
    </Dialog>
  )
}

const inWords = ({ isAway, leadCount }: Shown) =>
  [isAway && 'away', leadCount !== null && `${leadCount} lead${leadCount === 1 ? '' : 's'}`]
    .filter(Boolean)
    .join(', ')
