import { findRow, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import type { UserRole } from './users.ts'

/** Somebody whose requests the web process takes. */
export interface Requester {
  userId: string
  name: string
  role: UserRole
  /** Left out for a token. */
  sessionId?: string
}

/** Who is signed in, and asks with all that they may; null for a token that may do less than its user. */
export function signedInUser(db: Db): Promise<string | null> {
  return readValue(db, 'select pipeline_private.signed_in_user()')
}

/** What a password is compared with; undefined when nobody of this name may sign in. */
export function readPassword(
  db: Db,
  name: string,
): Promise<{ userId: string; passwordHash: string | null } | undefined> {
  return findRow(db, 'select user_id, password_hash from pipeline_private.password_of($1)', [name])
}

/**
 * Counts a try to sign in, for all web processes; returns for how many seconds nobody is let in, 0 when the proof may
 * be looked at. Without a name, as somebody else vouches for whoever it is, the address counts alone.
 */
export function beginSignIn(
  db: Db,
  { name, address }: { name: string | null; address: string },
): Promise<number> {
  return readValue(db, 'select pipeline_private.begin_sign_in($1, $2)', [name, address])
}

/** The proof was right: the try does not count. */
export async function forgiveSignIn(
  db: Db,
  { name, address }: { name: string | null; address: string },
): Promise<void> {
  await db.query('select pipeline_private.forgive_sign_in($1, $2)', [name, address])
}

export async function openSession(
  db: Db,
  session: { userId: string; idHash: Buffer; days: number; userAgent?: string | undefined; address?: string },
): Promise<void> {
  await db.query(
    `select set_config('pipeline.client_address', $5, true),
       pipeline_private.open_session($1, $2, make_interval(days => $3), $4)`,
    [session.userId, session.idHash, session.days, session.userAgent, session.address ?? ''],
  )
}

export async function endSession(db: Db, idHash: Buffer): Promise<void> {
  await db.query('select pipeline_private.end_session($1)', [idHash])
}

/** For which user an identity provider vouches; undefined when it is nobody who may sign in. */
export async function findUserOfIdentity(
  db: Db,
  identity: { issuer: string; subject: string; email: string | undefined },
  newUserRole: UserRole | undefined,
): Promise<string | undefined> {
  const { issuer, subject, email } = identity
  const call = 'select pipeline_private.user_of_identity($1, $2, $3, $4)'
  return (await readValue<string | null>(db, call, [issuer, subject, email, newUserRole])) ?? undefined
}

/** Whose session it is; undefined when it does not count. */
export function whoHasSession(db: Db, idHash: Buffer): Promise<Requester | undefined> {
  return findRow(db, 'select user_id, name, role, session_id from pipeline_private.who_has_session($1)', [
    idHash,
  ])
}

/** For whom a token speaks; undefined when it does not count. */
export function whoHasToken(db: Db, tokenHash: Buffer): Promise<Requester | undefined> {
  return findRow(db, 'select user_id, name, role from pipeline_private.who_has_token($1)', [tokenHash])
}

/** What sessions and tokens may do at this moment, by their hashes in hexadecimal; those that do not count are absent. */
export async function readPresentRoles(
  db: Db,
  credentials: ReadonlySet<string>,
): Promise<Map<string, UserRole>> {
  const { rows } = await db.query<{ credential: Buffer; role: UserRole }>(
    'select credential, role from pipeline_private.present_roles($1)',
    [[...credentials].map((hash) => Buffer.from(hash, 'hex'))],
  )
  return new Map(rows.map(({ credential, role }) => [credential.toString('hex'), role]))
}

/** Whose link to set a password it is; undefined when it does not count. */
export async function whoHasLink(db: Db, code: string): Promise<string | undefined> {
  return (await readValue<string | null>(db, 'select pipeline_private.user_of_link($1)', [code])) ?? undefined
}

/** Sets the password of whoever has the link, which then counts no more; false when it does not count. */
export async function setPasswordByLink(db: Db, code: string, passwordHash: string): Promise<boolean> {
  const call = 'select pipeline_private.set_password_by_link($1, $2)'
  return (await readValue<string | null>(db, call, [code, passwordHash])) !== null
}

/** A new password for whoever has this session; their other sessions end. False when it does not count. */
export function setOwnPassword(db: Db, idHash: Buffer, passwordHash: string): Promise<boolean> {
  return readValue(db, 'select pipeline_private.set_own_password($1, $2)', [idHash, passwordHash])
}
