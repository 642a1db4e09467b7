import { Button, Text } from '@mantine/core'
import { actorInWords } from '../../actors/actor_words.ts'
import words from '../../look/Words.module.css'
import { withStageTitles } from '../../stages/stage_titles.ts'
import { When } from '../../time/When.tsx'
import { counted } from '../../words/plain_words.ts'
import { Panel } from '../panel/Panel.tsx'
import { SaveList } from '../panel/SaveList.tsx'
import { useSheet } from '../state/sheet.ts'
import { eventInWords } from './event_words.ts'
import classes from './Timeline.module.css'

/** Everything that happened, the newest first, with who and why. */
export function Timeline() {
  const { lead, titleOf, showMoreEvents } = useSheet()
  return (
    <Panel
      id="timeline"
      title="Timeline"
      aside={
        <>
          {counted(lead.events.totalCount, 'event')}
          <SaveList
            of="events"
            titles={['At', 'What', 'Detail', 'By', 'Why']}
            rows={() =>
              lead.events.nodes.map((event) => {
                const { what, detail } = eventInWords(event, titleOf)
                return [event.createdAt, what, detail, actorInWords(event), event.reason]
              })
            }
          />
        </>
      }
    >
      <ol className={classes.list}>
        {lead.events.nodes.map((event) => {
          const { what, detail } = eventInWords(event, titleOf)
          return (
            <li
              key={event.id}
              className={classes.event}
              data-kind={event.toStage === null ? 'other' : 'move'}
            >
              <span className={classes.what}>{what}</span>
              {detail !== '' && <span> {detail}</span>}
              <div className={words.faint}>
                {`${actorInWords(event)}, `}
                <When at={event.createdAt} />
              </div>
              {event.reason !== null && <div className={classes.reason}>{withStageTitles(event.reason)}</div>}
            </li>
          )
        })}
      </ol>
      {lead.logsLeftAt !== null && !showMoreEvents && (
        <Text size="xs" c="dimmed" mt="sm">
          Older entries lie in the archive: they left <When at={lead.logsLeftAt} />
        </Text>
      )}
      {showMoreEvents && (
        <Button variant="subtle" size="xs" onClick={() => void showMoreEvents()}>
          Show earlier events
        </Button>
      )}
    </Panel>
  )
}
