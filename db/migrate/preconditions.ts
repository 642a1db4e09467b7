import type { Client } from 'pg'
import { refusePooler } from '../connection/refuse_pooler.ts'

/** The database cannot be migrated, and what to do about it. */
export class MigrationError extends Error {
  readonly code:
    | 'server_too_old'
    | 'may_not_create_roles'
    | 'other_version'
    | 'edited_after_applied'
    | 'ledger_lost'

  constructor(code: MigrationError['code'], message: string) {
    super(message)
    this.name = 'MigrationError'
    this.code = code
  }
}

const oldestServer = 180_000

/**
 * @throws MigrationError when the server is older than PostgreSQL 18 or the login cannot create what we need.
 * @throws PoolerBetween when it is no server at all.
 */
export async function refuseUnfitDatabase(client: Client): Promise<void> {
  await refusePooler(client)
  const { rows } = await client.query<{ version: number; shown: string; fit: boolean; login: string }>(
    `select
       current_setting('server_version_num')::integer as version,
       current_setting('server_version') as shown,
       (rolsuper or rolcreaterole) and has_database_privilege(current_database(), 'create') as fit,
       current_user as login
     from pg_roles
     where rolname = current_user`,
  )
  const server = rows[0]
  if (server === undefined || server.version < oldestServer) {
    throw new MigrationError(
      'server_too_old',
      `This is PostgreSQL ${server?.shown}; version 18 or newer is needed. Upgrade the server, or point DATABASE_URL at another one.`,
    )
  }
  if (!server.fit) {
    throw new MigrationError(
      'may_not_create_roles',
      `The login ${server.login} may not create roles or schemas. Run migrate with the database's owner that has CREATEROLE, or a superuser.`,
    )
  }
}
