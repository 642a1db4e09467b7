import type { ListedToken } from '../../../db/access/api_tokens.ts'
import type { ListedSession, ListedUser } from '../../../db/access/users.ts'
import { harmless, type Paint, table } from '../output/terminal.ts'

export function userTable(users: readonly ListedUser[], paint: Paint): string[] {
  return titled(paint, [
    ['NAME', 'ROLE', 'SINCE', 'LAST SEEN', 'SESSIONS', ''],
    ...users.map((user) => [
      user.name,
      user.role,
      minute(user.createdAt),
      minute(user.lastSeenAt),
      String(user.openSessions),
      user.disabledAt === null ? '' : 'disabled',
    ]),
  ])
}

export function sessionTable(sessions: readonly ListedSession[], paint: Paint): string[] {
  return titled(paint, [
    ['ID', 'NAME', 'SINCE', 'LAST SEEN', 'UNTIL', 'WITH'],
    ...sessions.map((session) => [
      session.id,
      session.userName,
      minute(session.startedAt),
      minute(session.lastSeenAt),
      minute(session.expiresAt),
      harmless(session.userAgent ?? '–'),
    ]),
  ])
}

export function tokenTable(tokens: readonly ListedToken[], paint: Paint): string[] {
  return titled(paint, [
    ['ID', 'NAME', 'USER', 'ROLE', 'LAST USED', 'UNTIL', ''],
    ...tokens.map((token) => [
      token.id,
      harmless(token.name),
      token.userName,
      token.role,
      minute(token.lastUsedAt),
      minute(token.expiresAt),
      token.status,
    ]),
  ])
}

function titled(paint: Paint, rows: readonly (readonly string[])[]): string[] {
  const [heading = '', ...lines] = table(rows)
  return [paint('dim', heading), ...lines]
}

/** Real time in UTC, to the minute. */
function minute(time: Date | null): string {
  return time === null ? '–' : `${time.toISOString().slice(0, 16).replace('T', ' ')}Z`
}
