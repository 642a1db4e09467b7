import { Textarea } from '@mantine/core'

interface Props {
  label?: string
  description?: string
  isFirst?: boolean
  maxLength?: number
}

/** Why something is done; it goes into the history. */
export function Reason({ label = 'Why', isFirst = false, ...others }: Props) {
  return (
    <Textarea
      name="reason"
      label={label}
      description="It goes into the history."
      required
      autosize
      minRows={2}
      data-autofocus={isFirst || undefined}
      {...others}
    />
  )
}
