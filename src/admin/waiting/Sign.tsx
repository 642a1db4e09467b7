import { Badge } from '@mantine/core'

interface Props {
  count: number | undefined
  /** What is counted, for those who do not see it. */
  of: string
  isUrgent?: boolean
}

/** How much waits behind a name in the navigation; nothing when nothing does. */
export function Sign({ count, of, isUrgent = false }: Props) {
  if (count === undefined || count === 0) return null
  return (
    <Badge
      component="span"
      size="sm"
      ml={4}
      px={5}
      variant="filled"
      color={isUrgent ? 'red.8' : 'gray.7'}
      aria-label={`${count} ${of}`}
      role="img"
    >
      {count > 999 ? '999+' : count}
    </Badge>
  )
}
