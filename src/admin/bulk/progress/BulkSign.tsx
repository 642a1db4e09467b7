import { Badge } from '@mantine/core'
import { isOver, percentOf, useBulkActs } from '../state/live_acts.ts'

/** How far is what is being done to many leads; nothing when nothing is. */
export function BulkSign() {
  const open = [...useBulkActs().values()].filter((act) => !isOver(act))
  const [first] = open
  if (first === undefined) return null
  const isStanding = open.every(({ status }) => status === 'paused')
  const percent = Math.min(...open.map(percentOf))
  return (
    <Badge
      component="span"
      size="sm"
      ml={4}
      px={5}
      miw="3.4em"
      variant="filled"
      color="gray.7"
      role="img"
      aria-label={isStanding ? `${open.length} paused` : `${open.length} under way, ${percent} %`}
    >
      {isStanding ? 'paused' : `${percent} %`}
    </Badge>
  )
}
