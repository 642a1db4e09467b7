import { Button, Popover, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { businessNow, timeZone } from '../../time/clock.ts'
import { exactInWords } from '../../time/words.ts'
import { instantOf, wallClockOf } from '../../time/zoned.ts'
import classes from './AsOf.module.css'

interface Props {
  at: string | undefined
  onChange: (at: string | undefined) => void
  problem: string | undefined
}

/** Shows the lead as it was at a time, and says so as long as it does. */
export function AsOf({ at, onChange, problem }: Props) {
  const [wallClock, setWallClock] = useState(() => wallClockOf(businessNow()))
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus width={260}>
        <Popover.Target>
          <Button size="compact-sm" variant="default" onClick={() => setOpen(!isOpen)}>
            As of …
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="As of a time">
          <form
            onSubmit={(event) => {
              event.preventDefault()
              onChange(instantOf(wallClock))
              setOpen(false)
            }}
          >
            <Stack gap="xs">
              <TextInput
                type="datetime-local"
                label="As it was at"
                description={`In ${timeZone()}.`}
                required
                max={wallClockOf(businessNow())}
                value={wallClock}
                onChange={(event) => setWallClock(event.currentTarget.value)}
              />
              <Button type="submit" size="xs">
                Show it
              </Button>
            </Stack>
          </form>
        </Popover.Dropdown>
      </Popover>
      <div role="status" className={classes.status}>
        {(at !== undefined || problem !== undefined) && (
          <>
            <Text size="sm" fw={600}>
              {problem ?? `As it was at ${exactInWords(Date.parse(at ?? ''))}. Nobody acts on what has been.`}
            </Text>
            <Button size="compact-sm" onClick={() => onChange(undefined)}>
              Back to now
            </Button>
          </>
        )}
      </div>
    </>
  )
}
