import { readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export const userRoles = ['viewer', 'operator', 'admin'] as const
export type UserRole = (typeof userRoles)[number]

/** Adds somebody who may sign in; returns the id. */
export function addUser(
  db: Db,
  { name, role, passwordHash }: { name: string; role: UserRole; passwordHash: string },
): Promise<string> {
  return readValue(db, 'select pipeline_private.add_user($1, $2, $3)', [name, role, passwordHash])
}

/** Sets a new password and ends the user's sessions. */
export async function setUserPassword(db: Db, name: string, passwordHash: string): Promise<void> {
  await db.query('select pipeline_private.set_user_password($1, $2)', [name, passwordHash])
}

export async function setUserRole(db: Db, name: string, role: UserRole): Promise<void> {
  await db.query('select pipeline.set_user_role($1, $2)', [name, role])
}

export async function disableUser(db: Db, name: string): Promise<void> {
  await db.query('select pipeline.disable_user($1)', [name])
}

export async function enableUser(db: Db, name: string): Promise<void> {
  await db.query('select pipeline.enable_user($1)', [name])
}

/** Ends all sessions of a user; returns how many. */
export function signOutUser(db: Db, name: string): Promise<number> {
  return readValue(db, 'select pipeline_private.sign_out_user($1)', [name])
}

/** Ends one session, as `listSessions()` names it. */
export async function endUserSession(db: Db, id: string): Promise<void> {
  await db.query('select pipeline.end_user_session($1)', [id])
}

export interface ListedUser {
  name: string
  role: UserRole
  createdAt: Date
  disabledAt: Date | null
  lastSeenAt: Date | null
  openSessions: number
}

export function listUsers(db: Db): Promise<ListedUser[]> {
  return readRows(
    db,
    `select name, role, created_at, disabled_at, last_seen_at, open_sessions
     from pipeline_private.user_list
     order by name`,
  )
}

export interface ListedSession {
  id: string
  userName: string
  startedAt: Date
  lastSeenAt: Date
  expiresAt: Date
  userAgent: string | null
}

/** Sessions that count, the latest first. */
export function listSessions(db: Db): Promise<ListedSession[]> {
  return readRows(
    db,
    `select id, user_name, started_at, last_seen_at, expires_at, user_agent
     from pipeline_private.session_list
     order by last_seen_at desc`,
  )
}
