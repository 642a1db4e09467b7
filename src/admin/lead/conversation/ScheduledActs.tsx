import { Group } from '@mantine/core'
import { SmallButton } from '../../look/SmallButton.tsx'
import { useOpenAct } from '../state/open_act.ts'
import type { TextRow } from '../state/sheet.ts'

/** What can be done to a text that waits for its time. */
export function ScheduledActs({ text }: { text: TextRow }) {
  const open = useOpenAct()
  return (
    <Group gap="xs" justify="flex-end">
      <SmallButton onClick={() => open({ name: 'edit text', text })}>Change it …</SmallButton>
      <SmallButton onClick={() => open({ name: 'withdraw text', text })}>Withdraw it …</SmallButton>
    </Group>
  )
}
