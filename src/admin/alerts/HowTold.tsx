import { Text } from '@mantine/core'
import type { AlertFactsFragment } from '../graphql/documents.ts'
import { When } from '../time/When.tsx'

/** What people are told of an open alert, where that is out of the ordinary. */
export function HowTold({ alert: { lastToldAt, escalatedAt } }: { alert: AlertFactsFragment }) {
  if (lastToldAt === null)
    return (
      <Text size="sm" c="dimmed">
        Nobody is told: it is silenced, or another alert tells of its cause.
      </Text>
    )
  if (escalatedAt === null) return null
  return (
    <Text size="sm">
      Nobody looked after it, so it matters more since <When at={escalatedAt} />.
    </Text>
  )
}
