import { Badge } from '@mantine/core'
import type { SystemAccessQuery } from '../../graphql/documents.ts'
import type { Column } from '../../tables/DataTable.tsx'
import { RealTime } from '../../tables/RealTime.tsx'
import { browserInWords } from './browser_words.ts'

const time = <Row,>(title: string, of: (row: Row) => string | null): Column<Row> => ({
  title,
  value: of,
  show: (row) => <RealTime at={of(row)} />,
})

type Session = SystemAccessQuery['userSessions']['nodes'][number]
type Token = SystemAccessQuery['apiTokens']['nodes'][number]

export const sessionColumns: readonly Column<Session>[] = [
  { title: 'Who', value: ({ userName }) => userName },
  {
    title: 'With',
    value: ({ userAgent }) => userAgent,
    show: ({ userAgent, isThis }) => (
      <>
        {browserInWords(userAgent)}
        {isThis && (
          <Badge size="sm" variant="light" ml={8}>
            This one
          </Badge>
        )}
      </>
    ),
  },
  time('Last request', ({ lastSeenAt }) => lastSeenAt),
  time('Signed in', ({ startedAt }) => startedAt),
  time('Ends', ({ expiresAt }) => expiresAt),
]

const states = {
  valid: 'Counts',
  revoked: 'Ended',
  expired: 'Too old',
  user_disabled: 'Its user may not sign in',
  UNKNOWN: '',
} as const

export const tokenColumns: readonly Column<Token>[] = [
  { title: 'Name', value: ({ name }) => name },
  { title: 'Acts for', value: ({ userName }) => userName },
  { title: 'As', value: ({ role }) => role },
  { title: 'State', value: ({ status }) => states[status] },
  time('Last used', ({ lastUsedAt }) => lastUsedAt),
  time('Made', ({ createdAt }) => createdAt),
  time('Ends', ({ expiresAt }) => expiresAt),
]
