import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../../look/Dialog.tsx'
import type { OwnerRule } from './useOwnerRules.ts'

interface Props {
  rule: OwnerRule
  stageTitle: string
  onClose: () => void
  onRemove: (reason: string) => Promise<string | undefined>
}

export function RemoveRuleDialog({ rule, stageTitle, onClose, onRemove }: Props) {
  const [problem, setProblem] = useState<string>()
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const why = await onRemove(String(new FormData(event.currentTarget).get('reason')))
    setProblem(why)
    if (why === undefined) onClose()
  }
  return (
    <Dialog isOpen title={`No more turns for ${rule.owner}?`} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack>
          <Text>
            Leads that come to {stageTitle}
            {rule.source === null ? '' : ` from ${rule.source}`} no longer go to {rule.owner}. Those that{' '}
            {rule.owner} has stay theirs.
          </Text>
          <TextInput name="reason" label="Why (for the record)" data-autofocus />
          <Text role="alert" c="var(--mantine-color-error)">
            {problem}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it as it is
            </Button>
            <Button type="submit" color="red.8">
              Remove
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
