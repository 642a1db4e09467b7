import type { Db } from '../connection/pool.ts'
import type { UserRole } from './users.ts'

/** Lets a program act for a user until the token expires; returns the token's id. */
export async function addToken(
  db: Db,
  token: { userName: string; name: string; role: UserRole; hash: Buffer; days: number },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    'select pipeline_private.add_token($1, $2, $3, $4, make_interval(days => $5)) as id',
    [token.userName, token.name, token.role, token.hash, token.days],
  )
  return rows[0]?.id ?? ''
}

export async function revokeToken(db: Db, id: string): Promise<void> {
  await db.query('select pipeline_private.revoke_token($1)', [id])
}

export interface ListedToken {
  id: string
  name: string
  userName: string
  role: UserRole
  status: 'valid' | 'revoked' | 'expired' | 'user disabled'
  createdAt: Date
  lastUsedAt: Date | null
  expiresAt: Date
}

export async function listTokens(db: Db): Promise<ListedToken[]> {
  const { rows } = await db.query<ListedToken>(
    `select
       id, name, user_name as "userName", role, status, created_at as "createdAt", last_used_at as "lastUsedAt",
       expires_at as "expiresAt"
     from pipeline_private.token_list
     order by created_at`,
  )
  return rows
}
