import { readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import type { UserRole } from './users.ts'

/** Lets a program act for a user until the token expires; returns the token's id. */
export function addToken(
  db: Db,
  {
    userName,
    name,
    role,
    hash,
    days,
  }: { userName: string; name: string; role: UserRole; hash: Buffer; days: number },
): Promise<string> {
  const call = 'select pipeline_private.add_token($1, $2, $3, $4, make_interval(days => $5))'
  return readValue(db, call, [userName, name, role, hash, days])
}

export async function revokeToken(db: Db, id: string): Promise<void> {
  await db.query('select pipeline.end_api_token($1)', [id])
}

export interface ListedToken {
  id: string
  name: string
  userName: string
  role: UserRole
  status: 'valid' | 'revoked' | 'expired' | 'user_disabled'
  createdAt: Date
  lastUsedAt: Date | null
  expiresAt: Date
}

export function listTokens(db: Db): Promise<ListedToken[]> {
  return readRows(
    db,
    `select id, name, user_name, role, status, created_at, last_used_at, expires_at
     from pipeline_private.token_list
     order by created_at, id`,
  )
}
