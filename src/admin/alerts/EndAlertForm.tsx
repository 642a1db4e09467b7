import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

interface Props {
  onEnd: (reason: string) => Promise<boolean>
  onClose: () => void
}

/** Why it is over; it goes into the history. */
export function EndAlertForm({ onEnd, onClose }: Props) {
  const [reason, setReason] = useState('')
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (reason.trim() !== '' && (await onEnd(reason.trim()))) onClose()
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" mt="xs" align="flex-end">
        <TextInput
          flex={1}
          miw={200}
          label="Why it is over"
          description="If its cause is still there, it is raised anew."
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose()
          }}
        />
        <Button type="submit" disabled={reason.trim() === ''}>
          It is over
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </form>
  )
}
