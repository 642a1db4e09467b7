import { Button, Group } from '@mantine/core'
import words from '../../look/Words.module.css'
import { useSheet } from '../state/sheet.ts'

/** Whether automation leads the conversation or a person, and the other way round. */
export function WhoLeads({ me, onToggle }: { me: string; onToggle: () => void }) {
  const { takenOverBy } = useSheet().explained
  return (
    <Group justify="space-between" gap="0.4rem">
      <span className={words.faint}>
        {takenOverBy === null
          ? 'Automation leads the conversation.'
          : `${takenOverBy === me ? 'You lead' : `${takenOverBy} leads`} the conversation; no agent speaks.`}
      </span>
      <Button size="compact-sm" variant="default" onClick={onToggle} aria-keyshortcuts="t">
        {takenOverBy === null ? 'Take over' : 'Hand back'}
      </Button>
    </Group>
  )
}
