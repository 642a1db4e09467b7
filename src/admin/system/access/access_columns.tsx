import { Badge } from '@mantine/core'
import type { SystemAccessQuery } from '../../graphql/documents.ts'
import type { Column } from '../../tables/DataTable.tsx'
import { browserInWords } from './browser_words.ts'

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
  { title: 'Last request', value: ({ lastSeenAt }) => lastSeenAt, clock: 'real' },
  { title: 'Signed in', value: ({ startedAt }) => startedAt, clock: 'real' },
  { title: 'Ends', value: ({ expiresAt }) => expiresAt, clock: 'real' },
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
  { title: 'Last used', value: ({ lastUsedAt }) => lastUsedAt, clock: 'real' },
  { title: 'Made', value: ({ createdAt }) => createdAt, clock: 'real' },
  { title: 'Ends', value: ({ expiresAt }) => expiresAt, clock: 'real' },
]
