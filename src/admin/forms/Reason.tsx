import { Textarea } from '@mantine/core'

/** Why something is done; it goes into the history. */
export function Reason({ label = 'Why', isFirst = false }: { label?: string; isFirst?: boolean }) {
  return (
    <Textarea
      name="reason"
      label={label}
      description="It goes into the history."
      required
      autosize
      minRows={2}
      data-autofocus={isFirst || undefined}
    />
  )
}
