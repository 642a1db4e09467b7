import type pg from 'pg'
import { addUser, type UserRole } from '../../db/access/users.ts'
import type { Db } from '../../db/connection/pool.ts'
import { only } from '../support/leads.ts'

export interface Person {
  id: string
  name: string
  /** Runs a statement as them, as the web process does for whoever is signed in. */
  does<Row>(statement: string, values?: unknown[]): Promise<Row[]>
  /** Their notices as they see them, the latest first: cause, how often, by whom. */
  notices(): Promise<string[]>
}

export async function aPerson(pool: pg.Pool, name: string, role: UserRole = 'operator'): Promise<Person> {
  await addUser(pool, { name, role, passwordHash: '$argon2id$nobody knows it' })
  return personNamed(pool, name, role)
}

/** Somebody who is a user already. */
export async function personNamed(pool: pg.Pool, name: string, role: UserRole = 'operator'): Promise<Person> {
  const { id } = only(
    (await pool.query<{ id: string }>('select id from pipeline_private.users where name = $1', [name])).rows,
  )
  const does = async <Row>(statement: string, values: unknown[] = []): Promise<Row[]> => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(
        `select set_config('role', $1, true), set_config('pipeline.actor_kind', 'user', true),
           set_config('pipeline.actor', $2, true), set_config('pipeline.user_id', $3, true)`,
        [`pipeline_${role}`, name, id],
      )
      const { rows } = await client.query(statement, values)
      await client.query('commit')
      return rows
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
  return {
    ...{ id, name, does },
    async notices() {
      const rows = await does<{ cause: string; occurrences: number; caused_by: string | null }>(
        'select * from pipeline.my_notices()',
      )
      return rows.map(({ cause, occurrences, caused_by: by }) => `${cause} ${occurrences} ${by ?? '-'}`)
    },
  }
}

export async function aQuestion(db: Db, lead: string, about = ''): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `select pipeline_private.open_review_item($1, 'agent_asks', 'What now?', about => $2) as id`,
    [lead, about],
  )
  return only(rows).id
}

/** What became of what left for persons: channel, status, attempts. */
export async function deliveriesIn(db: Db): Promise<string[]> {
  const { rows } = await db.query(
    `select notices.cause, deliveries.channel, deliveries.status, deliveries.attempts
     from pipeline.alert_deliveries as deliveries
     join pipeline.notices on notices.id = deliveries.notice_id
     order by deliveries.id`,
  )
  return rows.map(({ cause, channel, status, attempts }) => [cause, channel, status, attempts].join(' '))
}
