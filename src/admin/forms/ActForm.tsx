import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { sameOnceMore, unreachable } from '../graphql/refusal.ts'
import { Dialog } from '../look/Dialog.tsx'
import { ErrorText } from '../look/ErrorText.tsx'
import { Decide } from './Decide.tsx'
import type { Refusal } from './refusal_of_act.ts'
import { tellRefusal } from './tell_refusal.ts'

export interface ActFormProps {
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
  /** @returns why it was refused. */
  onSubmit: (given: FormData) => Promise<Refusal | undefined>
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
}: ActFormProps) {
  const [problem, setProblem] = useState<Refusal>()
  const [isBusy, setBusy] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    if (isForeseen) {
      onClose()
      const why = await onSubmit(given)
      return tellRefusal(typeof why === 'object' ? why.says : why, writtenIn(given))
    }
    setBusy(true)
    const why = await onSubmit(given)
    setBusy(false)
    setProblem(why)
    if (why === undefined && !staysOpen) onClose()
  }

  const overtaken = typeof problem === 'object' ? problem : undefined
  return (
    <Dialog isOpen title={title} onClose={onClose}>
      <form onSubmit={send}>
        <Stack>
          {says !== undefined && <Text component="div">{says}</Text>}
          <Stack inert={overtaken !== undefined}>{children}</Stack>
          {overtaken === undefined ? (
            <ErrorText>
              {typeof problem === 'string' && problem}
              {problem === unreachable && ` ${sameOnceMore}`}
            </ErrorText>
          ) : (
            <Decide
              {...overtaken}
              keepSubmits
              isBusy={isBusy}
              onKeep={overtaken.see}
              onTake={() => {
                overtaken.take()
                setProblem(undefined)
              }}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it as it is
            </Button>
            {overtaken === undefined && (
              <Button
                type="submit"
                loading={isBusy}
                disabled={isImpossible}
                {...(isGrave && { color: 'red.8' })}
              >
                {submit}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

const writtenIn = (given: FormData) =>
  [...given.values()].filter((value) => typeof value === 'string' && value.trim() !== '').join('; ')
