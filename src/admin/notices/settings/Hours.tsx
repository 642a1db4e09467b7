import { Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { timeZone } from '../../time/clock.ts'
import type { Draft } from './draft.ts'

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

interface Props {
  draft: Draft
  onChange: (next: Partial<Draft>) => void
}

/** When e-mail and Slack may disturb; what comes outside waits. */
export function Hours({ draft, onChange }: Props) {
  const { ownHours, worksFrom, worksUntil, worksDays } = draft
  const toggle = (day: number) =>
    onChange({
      worksDays: worksDays.includes(day) ? worksDays.filter((one) => one !== day) : [...worksDays, day],
    })
  return (
    <Radio.Group
      label="E-mail and Slack disturb me"
      description="What comes at other times waits, and does not leave once you have read it here."
      value={ownHours ? 'own' : 'company'}
      onChange={(value) => onChange({ ownHours: value === 'own' })}
    >
      <Stack gap="xs" mt="sm">
        <Radio value="company" label="In the hours in which the company sends texts" />
        <Radio value="own" label="In hours of my own" />
      </Stack>
      {ownHours && (
        <Stack gap="sm" mt="sm" pl="xl">
          <Group gap="sm">
            <TextInput
              type="time"
              label="From"
              required
              value={worksFrom}
              onChange={(event) => onChange({ worksFrom: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label="Until"
              required
              value={worksUntil}
              onChange={(event) => onChange({ worksUntil: event.currentTarget.value })}
            />
          </Group>
          <Group gap="md" role="group" aria-label="Days">
            {days.map((name, index) => (
              <Checkbox
                key={name}
                label={name}
                checked={worksDays.includes(index + 1)}
                onChange={() => toggle(index + 1)}
              />
            ))}
          </Group>
          <Text size="sm" c="dimmed">
            In {timeZone()}.
          </Text>
        </Stack>
      )}
    </Radio.Group>
  )
}
