import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { databaseOn } from '../../support/run/test_server.ts'

/** A new empty database on the server of the stories, gone at the end. */
export async function inEmptyDatabase(work: (url: string, db: pg.Pool) => Promise<void>): Promise<void> {
  const name = `restored_${randomUUID().replaceAll('-', '')}`
  const server = new pg.Client({ connectionString: inject('testServer') })
  await server.connect()
  try {
    await server.query(`create database ${name}`)
    const db = new pg.Pool({ connectionString: databaseOn(inject('testServer'), name), max: 1 })
    db.on('error', () => {})
    await work(databaseOn(inject('testServer'), name), db)
    await db.end()
  } finally {
    await server.query(`drop database if exists ${name} with (force)`)
    await server.end()
  }
}
