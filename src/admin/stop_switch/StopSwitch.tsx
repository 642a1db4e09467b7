import { Button } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useState } from 'react'
import { useQuery } from 'urql'
import { StandingStops } from '../graphql/documents.ts'
import { useEvents } from '../live/events.ts'
import { StopDialog } from './StopDialog.tsx'

const everyMs = 60_000

/** Whether texts leave, on every page; pressed, it says what is stopped, and stops or resumes. */
export function StopSwitch() {
  const [isOpen, setOpen] = useState(false)
  const [{ data }, read] = useQuery({ query: StandingStops })
  const readAgain = () => read({ requestPolicy: 'network-only' })
  useEvents({
    hear: ({ eventType }) => {
      if (eventType === 'texts_stopped' || eventType === 'texts_resumed') readAgain()
    },
    startOver: readAgain,
  })
  useInterval(readAgain, everyMs, { autoInvoke: true })
  if (data === undefined) return null

  const stops = data.textStops?.nodes.filter((stop) => stop !== null) ?? []
  const isAll = stops.some(({ scope }) => scope === 'all')
  return (
    <>
      <Button
        size="xs"
        variant={stops.length > 0 ? 'filled' : 'default'}
        {...(stops.length > 0 && { color: 'red.8' })}
        onClick={() => setOpen(true)}
      >
        {isAll ? 'Texts are stopped' : stops.length > 0 ? 'Some texts are stopped' : 'Texts leave'}
      </Button>
      <StopDialog isOpen={isOpen} onClose={() => setOpen(false)} stops={stops} onChange={readAgain} />
    </>
  )
}
