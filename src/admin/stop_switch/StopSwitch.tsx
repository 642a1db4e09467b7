import { Button } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useState } from 'react'
import { useQuery } from 'urql'
import { StandingStops } from '../graphql/documents.ts'
import { useLastRead } from '../graphql/useLastRead.ts'
import { useEvents } from '../live/events.ts'
import { StopDialog } from './StopDialog.tsx'

const everyMs = 60_000

/** Whether texts leave, on every page; pressed, it says what is stopped, and stops or resumes. */
export function StopSwitch() {
  const [isOpen, setOpen] = useState(false)
  const [{ data: latest, error }, read] = useQuery({ query: StandingStops })
  const data = useLastRead(latest)
  const readAgain = () => read({ requestPolicy: 'network-only' })
  useEvents({
    hear: ({ eventType }) => {
      if (eventType === 'texts_stopped' || eventType === 'texts_resumed') readAgain()
    },
    startOver: readAgain,
  })
  useInterval(readAgain, everyMs, { autoInvoke: true })
  if (data === undefined && error === undefined) return null

  const stops = data?.textStops?.nodes.filter((stop) => stop !== null) ?? []
  const isAll = stops.some(({ scope }) => scope === 'all')
  const isKnown = data !== undefined
  return (
    <>
      <Button
        size="xs"
        variant={stops.length > 0 ? 'filled' : 'default'}
        {...(stops.length > 0 && { color: 'red.8' })}
        onClick={() => setOpen(true)}
      >
        {!isKnown
          ? 'Do texts leave?'
          : isAll
            ? 'Texts are stopped'
            : stops.length > 0
              ? 'Some texts are stopped'
              : 'Texts leave'}
      </Button>
      <StopDialog {...{ isOpen, stops, isKnown }} onClose={() => setOpen(false)} onChange={readAgain} />
    </>
  )
}
