import type { Client } from 'pg'

/** The guard that is another one on another server. */
const offset = 'pipeline_private.transaction_offset()'

/** A database that was restored on another server goes on with its history there. */
export async function followToThisServer(client: Client, log: (line: string) => void): Promise<void> {
  await client.query('begin')
  const { rows } = await client.query<{ began: boolean }>('select pipeline_private.begin_epoch() as began')
  const began = rows[0]?.began === true
  if (began) await client.query('select pipeline_private.note_released_guard($1)', [offset])
  await client.query('commit')
  if (began) log('the database has come to another server: its history goes on here')
}
