import { Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { SmallButton } from '../look/SmallButton.tsx'
import { businessNow, timeZone } from './clock.ts'
import { instantOf, usualMoments, wallClockOf } from './zoned.ts'

interface Props {
  label: string
  name: string
  required?: boolean
  /** As ISO 8601. */
  initially?: string | undefined
  /** Told as ISO 8601, too; null when it is emptied. */
  onChange?: (moment: string | null) => void
}

/** A time ahead, in the company's time zone; read it with `instantOf`. */
export function MomentInput({ label, name, required = false, initially, onChange }: Props) {
  const [value, setValue] = useState(initially === undefined ? '' : wallClockOf(Date.parse(initially)))
  function write(next: string) {
    setValue(next)
    onChange?.(next === '' ? null : instantOf(next))
  }
  return (
    <Stack gap={4}>
      <TextInput
        type="datetime-local"
        label={label}
        name={name}
        required={required}
        max="9999-12-31T23:59"
        description={`In ${timeZone()}.`}
        value={value}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Group gap="xs">
        {usualMoments(businessNow()).map(([words, moment]) => (
          <SmallButton key={words} onClick={() => write(moment)}>
            {words}
          </SmallButton>
        ))}
      </Group>
    </Stack>
  )
}
