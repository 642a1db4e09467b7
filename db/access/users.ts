import type { Db } from '../connection/pool.ts'

export const userRoles = ['viewer', 'operator', 'admin'] as const
export type UserRole = (typeof userRoles)[number]

/** Adds somebody who may sign in; returns the id. */
export async function addUser(
  db: Db,
  user: { name: string; role: UserRole; passwordHash: string },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>('select pipeline_private.add_user($1, $2, $3) as id', [
    user.name,
    user.role,
    user.passwordHash,
  ])
  return rows[0]?.id ?? ''
}

/** Sets a new password and ends the user's sessions. */
export async function setUserPassword(db: Db, name: string, passwordHash: string): Promise<void> {
  await db.query('select pipeline_private.set_user_password($1, $2)', [name, passwordHash])
}

export async function setUserRole(db: Db, name: string, role: UserRole): Promise<void> {
  await db.query('select pipeline_private.set_user_role($1, $2)', [name, role])
}

export async function disableUser(db: Db, name: string): Promise<void> {
  await db.query('select pipeline_private.disable_user($1)', [name])
}

export async function enableUser(db: Db, name: string): Promise<void> {
  await db.query('select pipeline_private.enable_user($1)', [name])
}

/** Ends all sessions of a user; returns how many. */
export async function signOutUser(db: Db, name: string): Promise<number> {
  const { rows } = await db.query<{ ended: number }>('select pipeline_private.sign_out_user($1) as ended', [
    name,
  ])
  return rows[0]?.ended ?? 0
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

export async function listUsers(db: Db): Promise<ListedUser[]> {
  const { rows } = await db.query<ListedUser>(
    `select
       name, role, created_at as "createdAt", disabled_at as "disabledAt", last_seen_at as "lastSeenAt",
       open_sessions as "openSessions"
     from pipeline_private.user_list
     order by name`,
  )
  return rows
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
export async function listSessions(db: Db): Promise<ListedSession[]> {
  const { rows } = await db.query<ListedSession>(
    `select
       id, user_name as "userName", started_at as "startedAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
       user_agent as "userAgent"
     from pipeline_private.session_list
     order by last_seen_at desc`,
  )
  return rows
}
