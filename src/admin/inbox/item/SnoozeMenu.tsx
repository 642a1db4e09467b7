import { Button, Kbd, Paper, Stack, Text, TextInput } from '@mantine/core'
import { businessNow, timeZone } from '../../time/clock.ts'
import { exactInWords } from '../../time/words.ts'
import { instantOf } from '../../time/zoned.ts'
import type { Acts } from '../state/acts.ts'
import type { Item } from '../state/inbox_state.ts'
import { timesToWait } from '../state/times_to_wait.ts'
import type { Hands } from '../state/useHands.ts'

interface Props {
  item: Item
  acts: Acts
  hands: Hands
}

/** Puts a question off; it is back at its time, or when the vendor writes. */
export function SnoozeMenu({ item, acts, hands }: Props) {
  if (item.snoozedUntil !== null) {
    return (
      <Button
        size="xs"
        variant="default"
        onClick={() => acts.wake(item)}
        rightSection={<Kbd size="xs">s</Kbd>}
      >
        Put off until {exactInWords(Date.parse(item.snoozedUntil))}: back now
      </Button>
    )
  }
  const isOpen = hands.writing === 'snooze'
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-expanded={isOpen}
        onClick={() => hands.setWriting(isOpen ? null : 'snooze')}
        rightSection={<Kbd size="xs">s</Kbd>}
      >
        Put off
      </Button>
      {isOpen && (
        <Paper withBorder p="sm" w="100%" component="fieldset" aria-label="Put off until">
          <Stack gap={4}>
            {timesToWait(businessNow()).map(({ label, until }, index) => (
              <Button
                key={label}
                size="xs"
                variant="subtle"
                justify="space-between"
                onClick={() => hands.snooze(until)}
                rightSection={<Kbd size="xs">{index + 1}</Kbd>}
              >
                {label}, {exactInWords(until.getTime())}
              </Button>
            ))}
            <TextInput
              size="xs"
              type="datetime-local"
              label="Or at"
              description={`In ${timeZone()}; Enter puts it off.`}
              onKeyDown={(event) => {
                const { value } = event.currentTarget
                if (event.key === 'Enter' && value !== '') hands.snooze(new Date(instantOf(value)))
                if (event.key === 'Escape') hands.setWriting(null)
              }}
            />
            <Text size="xs" c="dimmed">
              It is back earlier when the vendor writes.
            </Text>
          </Stack>
        </Paper>
      )}
    </>
  )
}
