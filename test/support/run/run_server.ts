import pg from 'pg'
import { inject } from 'vitest'
import { databaseOn } from './test_server.ts'

export type Purpose = 'simulation' | 'production'

export async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Copying files is a third quicker here than copying through the WAL, and writes none. */
export function cloneStatement(name: string, purpose: Purpose): string {
  return `create database ${name} template template_${purpose} strategy file_copy`
}

/** Makes and drops databases, one after the other, over a connection that stays. */
export function onServer(statement: string): Promise<unknown> {
  const done = (async () => {
    await lastOnServer
    server ??= connectTo(inject('testServer')).then((client) =>
      client.once('end', () => {
        server = undefined
      }),
    )
    return (await server).query(statement)
  })()
  lastOnServer = done.catch(() => {})
  return done
}

let server: Promise<pg.Client> | undefined
let lastOnServer: Promise<unknown> = Promise.resolve()

export const urlOf = (database: string) => databaseOn(inject('testServer'), database)
