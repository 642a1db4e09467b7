import type { Pool, PoolClient } from 'pg'
import { openPool } from '../../../db/connection/pool.ts'
import { asPipelineError } from '../../../db/connection/sql_error.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { messageOf } from '../output/explain_failure.ts'
import { databaseAddress } from './database_url.ts'

const noDatabase = 'No database: set DATABASE_URL, or run npm start in another terminal.'

/** Where the database is, once somebody has answered there. */
export async function reachDatabase(command: string): Promise<string> {
  const { pool, url } = await openReached(command)
  await pool.end()
  return url
}

/** Runs a command on a pool of its own, which is gone afterwards. */
export async function withDatabase<Result>(
  command: string,
  work: (pool: Pool) => Promise<Result>,
): Promise<Result> {
  const { pool } = await openReached(command)
  try {
    return await work(pool)
  } catch (error) {
    throw asPipelineError(error)
  } finally {
    await pool.end()
  }
}

/** A pool with the connection over which somebody has answered: a second one would cost as much again. */
async function openReached(command: string): Promise<{ pool: Pool; url: string }> {
  const address = await databaseAddress()
  if (address === null) throw new CommandFailure(noDatabase)

  const pool = openPool(address.url, { applicationName: `orchestrator ${command}` })
  try {
    const client = await pool.connect()
    client.release()
    return { pool, url: address.url }
  } catch (cause) {
    await pool.end()
    const why = messageOf(cause instanceof Error ? (cause.cause ?? cause) : cause)
    throw new CommandFailure(
      address.from === 'npm start'
        ? noDatabase
        : `Cannot connect to the database in DATABASE_URL: ${why}. Check the address and that PostgreSQL is running.`,
      { cause },
    )
  }
}

/** Runs a command on connections that are its own until it is done. */
export async function withConnections<Result>(
  command: string,
  count: number,
  work: (connections: [PoolClient, ...PoolClient[]]) => Promise<Result>,
): Promise<Result> {
  return withDatabase(command, async (pool) => {
    const first = await pool.connect()
    const more = await Promise.all(Array.from({ length: count - 1 }, () => pool.connect()))
    try {
      return await work([first, ...more])
    } finally {
      // Closed rather than returned: nobody else should find what the work left in its session.
      for (const client of [first, ...more]) client.release(true)
    }
  })
}
