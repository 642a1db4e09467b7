import { Anchor, Button, Group, Kbd, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { AlertFactsFragment } from '../graphql/documents.ts'
import { ErrorText } from '../look/ErrorText.tsx'
import { useStageTitle, withStageTitles } from '../stages/stage_titles.ts'
import { When } from '../time/When.tsx'
import classes from './Alerts.module.css'
import { EndAlertForm } from './EndAlertForm.tsx'
import { HowTold } from './HowTold.tsx'

interface Props {
  alert: AlertFactsFragment
  todo: string | null
  isChosen?: boolean
  refusal?: string | undefined
  onAcknowledge?: (() => void) | undefined
  onEnd?: ((reason: string) => Promise<boolean>) | undefined
  onSilence?: (() => void) | undefined
  isEnding?: boolean
  onEnding?: (isEnding: boolean) => void
}

const severities = { HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low', UNKNOWN: '' } as const

export function AlertCard({
  alert,
  todo,
  isChosen = false,
  refusal,
  onAcknowledge,
  onEnd,
  onSilence,
  isEnding,
  onEnding,
}: Props) {
  const titleOf = useStageTitle()
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const { vendorLead: lead } = alert
  return (
    <li ref={card} className={classes.alert} data-severity={alert.severity} data-chosen={isChosen}>
      <Group justify="space-between" gap="0 0.75rem">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {severities[alert.severity]} · {withStageTitles(alert.message)}
        </Text>
        <Text size="sm" c="dimmed">
          {alert.occurrences > 1 && `${alert.occurrences} times, last `}
          <When at={alert.occurrences > 1 ? alert.lastRaisedAt : alert.createdAt} />
        </Text>
      </Group>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {lead === null ? (
          alert.scope !== 'pipeline' && alert.scope
        ) : (
          <>
            <Anchor component={Link} href={`/leads/${lead.id}`}>
              {lead.vendorName ?? 'No name yet'}
            </Anchor>
            , {titleOf(lead.pipelineStage)}
          </>
        )}
      </Text>
      {alert.resolvedAt === null && <HowTold alert={alert} />}
      {todo !== null && alert.resolvedAt === null && <p className={classes.todo}>{todo}</p>}
      {alert.resolvedAt !== null && (
        <Text size="sm">
          Over <When at={alert.resolvedAt} />
          {alert.resolvedBy === null ? ', by itself' : `, ${alert.resolvedBy}: “${alert.resolvedBecause}”`}
        </Text>
      )}
      {alert.resolvedAt === null && (
        <Group gap="sm" mt="xs">
          {alert.acknowledged ? (
            <Text size="sm" c="dimmed">
              {alert.acknowledgedBy} looks after it
              {alert.acknowledgedAt !== null && (
                <>
                  , <When at={alert.acknowledgedAt} />
                </>
              )}
            </Text>
          ) : (
            onAcknowledge && (
              <Button size="xs" onClick={onAcknowledge} rightSection={isChosen && <Kbd size="xs">a</Kbd>}>
                I look after it
              </Button>
            )
          )}
          {onSilence && (
            <Button size="xs" variant="default" onClick={onSilence}>
              Silence …
            </Button>
          )}
          {onEnd && !isEnding && (
            <Button
              size="xs"
              variant="default"
              onClick={() => onEnding?.(true)}
              rightSection={isChosen && <Kbd size="xs">r</Kbd>}
            >
              It is over …
            </Button>
          )}
        </Group>
      )}
      {isEnding && onEnd && <EndAlertForm onEnd={onEnd} onClose={() => onEnding?.(false)} />}
      <ErrorText size="sm">{refusal}</ErrorText>
    </li>
  )
}
