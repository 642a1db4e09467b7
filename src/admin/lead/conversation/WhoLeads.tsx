import { Button } from '@mantine/core'
import { useSheet } from '../state/sheet.ts'
import classes from './Conversation.module.css'

/** Whether automation leads the conversation or a person, and the other way round. */
export function WhoLeads({ me, onToggle }: { me: string; onToggle: () => void }) {
  const { takenOverBy } = useSheet().explained
  return (
    <div className={classes.row}>
      <span className={classes.faint}>
        {takenOverBy === null
          ? 'Automation leads the conversation.'
          : `${takenOverBy === me ? 'You lead' : `${takenOverBy} leads`} the conversation; no agent speaks.`}
      </span>
      <Button size="compact-sm" variant="default" onClick={onToggle} aria-keyshortcuts="t">
        {takenOverBy === null ? 'Take over' : 'Hand back'}
      </Button>
    </div>
  )
}
