import { Text } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import { AlertRules } from '../graphql/documents.ts'
import { usePageKeys } from '../keys/usePageKeys.ts'
import { useMayAct } from '../session/useMayAct.ts'
import { useOpenAlerts } from '../waiting/open_alerts.ts'
import { AlertCard } from './AlertCard.tsx'
import classes from './Alerts.module.css'
import { SilenceDialog, type Silenced } from './silences/SilenceDialog.tsx'
import { useAlertActs } from './useAlertActs.ts'
import { useShownAlerts } from './useShownAlerts.ts'

export function OpenAlerts({ isMine }: { isMine: boolean }) {
  const { alerts: all, openCount } = useOpenAlerts()
  const alerts = useShownAlerts(isMine)
  const [{ data }] = useQuery({ query: AlertRules })
  const mayAct = useMayAct()
  const acts = useAlertActs()
  const [chosenId, choose] = useState<string>()
  const [endingId, setEnding] = useState<string>()
  const [silencing, setSilencing] = useState<Silenced>()
  const chosen = alerts?.find(({ id }) => id === chosenId)
  const move = (by: number) => {
    const index = alerts?.findIndex(({ id }) => id === chosenId) ?? -1
    choose(alerts?.[index === -1 ? 0 : Math.max(0, Math.min(alerts.length - 1, index + by))]?.id)
  }
  usePageKeys({
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    a: () => mayAct && chosen && !chosen.acknowledged && acts.acknowledge(chosen),
    r: () => mayAct && setEnding(chosenId),
  })

  if (alerts === undefined)
    return (
      <Text mt="md" c="dimmed" role="status">
        The open alerts are being read.
      </Text>
    )
  if (alerts.length === 0) {
    return (
      <Text mt="md" c="dimmed">
        {isMine
          ? 'Nothing is the matter with your leads.'
          : 'Nothing is the matter. What goes wrong appears here at once, with what to do about it.'}
      </Text>
    )
  }
  const todos = new Map(data?.alertRules.nodes.map(({ type, todo }) => [type, todo]))
  return (
    <>
      <ol className={classes.list} aria-label="Open alerts, what matters most first">
        {alerts.map((alert) => (
          <AlertCard
            key={alert.id}
            alert={alert}
            todo={todos.get(alert.type) ?? null}
            isChosen={alert.id === chosenId}
            refusal={acts.refusals.get(alert.id)}
            onAcknowledge={mayAct ? () => acts.acknowledge(alert) : undefined}
            onEnd={mayAct ? (reason) => acts.end(alert, reason) : undefined}
            onSilence={mayAct ? () => setSilencing(alert) : undefined}
            isEnding={alert.id === endingId}
            onEnding={(isEnding) => setEnding(isEnding ? alert.id : undefined)}
          />
        ))}
      </ol>
      {silencing !== undefined && (
        <SilenceDialog silenced={silencing} onClose={() => setSilencing(undefined)} />
      )}
      {all !== undefined && openCount > all.length && (
        <Text size="sm" c="dimmed" mt="sm">
          {isMine ? 'Looked for among' : 'These are'} the latest {all.length} of {openCount}.
        </Text>
      )}
    </>
  )
}
