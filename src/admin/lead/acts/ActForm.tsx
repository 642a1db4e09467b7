import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Dialog } from '../../look/Dialog.tsx'
import { tellRefusal } from './tell_refusal.ts'

interface Props {
  title: string
  /** What it will do, told before it is done. */
  says?: ReactNode
  submit: string
  /** Whether it cannot simply be done the other way again. */
  isGrave?: boolean
  isImpossible?: boolean
  /** Whether what it does is shown at once: nobody waits for the answer, and a refusal is told in words. */
  isForeseen?: boolean
  /** Whether something else is shown in its place when it is done. */
  staysOpen?: boolean
  onClose: () => void
  /** @returns why it was refused, in words. */
  onSubmit: (given: FormData) => Promise<string | undefined>
  children?: ReactNode
}

/** Asks for what an act needs, says what it does, does it, and tells why when it is refused. */
export function ActForm({
  title,
  says,
  submit,
  isGrave,
  isImpossible = false,
  isForeseen = false,
  staysOpen = false,
  onClose,
  onSubmit,
  children,
}: Props) {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    if (isForeseen) {
      onClose()
      return tellRefusal(await onSubmit(given))
    }
    setBusy(true)
    const why = await onSubmit(given)
    setBusy(false)
    setProblem(why)
    if (why === undefined && !staysOpen) onClose()
  }

  return (
    <Dialog isOpen title={title} onClose={onClose}>
      <form onSubmit={send}>
        <Stack>
          {says !== undefined && <Text component="div">{says}</Text>}
          {children}
          <Text role="alert" c="var(--mantine-color-error)">
            {problem}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it as it is
            </Button>
            <Button
              type="submit"
              loading={isBusy}
              disabled={isImpossible}
              {...(isGrave && { color: 'red.8' })}
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
