import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, inject } from 'vitest'
import { openPool } from '../../db/connection/pool.ts'
import {
  readSendingRight,
  refuseOtherSenders,
  takeSendingRight,
  thisIsTheOriginal,
} from '../../db/work/sending.ts'
import { type OwnDatabase, productionStory } from '../support/databases/database.ts'
import { aLead, facts, only } from '../support/leads.ts'
import { databaseOn } from '../support/run/test_server.ts'

/** Connections as a worker with this SENDS_AS has them. */
async function asWorker<Result>(
  { url }: OwnDatabase,
  sendsAs: string | undefined,
  work: (pool: pg.Pool) => Promise<Result>,
): Promise<Result> {
  const pool = openPool(url, { applicationName: 'pipeline worker', role: 'pipeline_worker', sendsAs, max: 1 })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

/** In one transaction of somebody's in psql. */
async function asOwner<Result>({ pool }: OwnDatabase, work: (client: pg.PoolClient) => Promise<Result>) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    client.release()
  }
}

const mayBegin = (database: OwnDatabase, sendsAs: string | undefined) =>
  asWorker(database, sendsAs, takeSendingRight)

productionStory('the first worker with a name gives it to the database', async ({ database }) => {
  expect(await mayBegin(database, undefined)).toBe(true)
  expect(await mayBegin(database, 'production')).toBe(true)
  expect(await readSendingRight(database.db)).toMatchObject({ sendsAs: 'production', isHere: true })
  expect(await mayBegin(database, undefined)).toBe(false)
  expect(await mayBegin(database, 'staging')).toBe(false)
  expect(await mayBegin(database, 'production')).toBe(true)
})

productionStory('a copy of the database begins nothing until a person says so', async ({ database }) => {
  await mayBegin(database, 'production')
  // What a restored backup brings along: the place that it was taken at.
  await database.db.query(`update pipeline.sending_right set place = '1:1'`)
  expect(await mayBegin(database, 'production')).toBe(false)

  const refused = asWorker(database, 'production', (pool) => refuseOtherSenders(pool, 'production'))
  await expect(refused).rejects.toThrow('this database is a copy, or has moved')

  const reason = await asOwner(database, async (client) => {
    await thisIsTheOriginal(client, 'moved to the new server')
    return only((await client.query(`select current_setting('pipeline.reason', true) as reason`)).rows).reason
  })
  expect(reason).toBe('')
  expect(await mayBegin(database, 'production')).toBe(true)
  const { rows } = await database.db.query(
    `select metadata, reason from pipeline.pipeline_events where event_type = 'sending_allowed'`,
  )
  expect(rows).toEqual([{ metadata: { sendsAs: 'production' }, reason: 'moved to the new server' }])
})

productionStory('no text is handed out under another name, whoever asks', async ({ database }) => {
  const lead = await aLead(database.db, facts)
  const { rows } = await database.db.query<{ id: string }>(
    `select (pipeline.send_message($1, 'Hello', 'one')).id`,
    [lead],
  )
  await mayBegin(database, 'production')
  const claim = (pool: pg.Pool) =>
    pool.query('select id from pipeline_private.claim_message($1)', [only(rows).id])
  await expect(asWorker(database, 'staging', claim)).rejects.toMatchObject({ code: 'VL033' })
  expect((await asWorker(database, 'production', claim)).rowCount).toBe(1)
})

productionStory('a database that was copied as a template texts nobody', async ({ database }) => {
  await mayBegin(database, 'production')
  const lead = await aLead(database.db, facts)
  const { rows } = await database.db.query<{ id: string }>(
    `select (pipeline.send_message($1, 'Hello', 'one')).id`,
    [lead],
  )
  const claim = (pool: pg.Pool) =>
    pool.query('select id from pipeline_private.claim_message($1)', [only(rows).id])

  const [original, name] = [
    new URL(database.url).pathname.slice(1),
    `copy_${randomUUID().replaceAll('-', '')}`,
  ]
  const server = new pg.Client({ connectionString: inject('testServer') })
  await server.connect()
  try {
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      original,
    ])
    await server.query(`create database ${name} template ${original} strategy file_copy`)
    const copy = { ...database, url: databaseOn(inject('testServer'), name) }
    expect(await mayBegin(copy, 'production')).toBe(false)
    await expect(asWorker(copy, 'production', claim)).rejects.toMatchObject({ code: 'VL033' })
    expect((await asWorker(database, 'production', claim)).rowCount).toBe(1)
  } finally {
    await server.query(`drop database if exists ${name} with (force)`)
    await server.end()
  }
})

productionStory('whoever changes the right by hand is on record', async ({ database }) => {
  await database.db.query(`update pipeline.sending_right set sends_as = 'mine'`)
  const { rows } = await database.db.query(
    `select operation, new_values ->> 'sends_as' as sends_as, actor_kind from pipeline.audit_log where table_name = 'sending_right' order by id desc limit 1`,
  )
  expect(rows).toEqual([{ operation: 'UPDATE', sends_as: 'mine', actor_kind: 'sql' }])
})

productionStory('whoever deleted the right can be helped', async ({ database }) => {
  await database.db.query('delete from pipeline.sending_right')
  expect(await mayBegin(database, 'production')).toBe(false)
  await asOwner(database, (client) => thisIsTheOriginal(client, 'deleted by mistake', 'production'))
  expect(await mayBegin(database, 'production')).toBe(true)
})
