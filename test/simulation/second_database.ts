import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { openPool } from '../../db/connection/pool.ts'
import { type OwnDatabase, story } from '../support/databases/database.ts'

/** Stories that play the same thing twice: a second database of a simulation, as `second`. */
export const twiceStory = story.extend(
  'second',
  async ({ database }, { onCleanup }): Promise<OwnDatabase> => {
    const name = `story_${randomUUID().replaceAll('-', '')}`
    await database.pool.query(`create database ${name} template template_simulation strategy file_copy`)
    const url = new URL(database.url)
    url.pathname = `/${name}`
    const pool = new pg.Pool({ connectionString: url.href, max: 8 })
    pool.on('error', () => {}) // stories cut connections
    onCleanup(async () => {
      pool.end().catch(() => {})
      await database.pool.query(`drop database ${name} with (force)`)
    })
    return { url: url.href, pool, db: pool, openKept: openPool }
  },
)
