import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { isRoot, query, story } from './clusters.ts'

story('what was written is there after a restart', async ({ start }) => {
  const first = await start()
  await query(first.url('postgres'), `create table notes as select 'kept' as note`)
  await first.stop()

  const second = await start()
  expect(await query(second.url('postgres'), 'select note from notes')).toEqual([{ note: 'kept' }])
  expect(await first.exited).toMatchObject({ wasAsked: true })
})

story('clusters of different names live side by side', async ({ start }) => {
  const [one, two] = await Promise.all([start({ name: 'one' }), start({ name: 'two' })])
  await query(one.url('postgres'), 'create table notes ()')

  expect(await query(one.url('postgres'), `select to_regclass('notes') as found`)).toEqual([
    { found: 'notes' },
  ])
  expect(await query(two.url('postgres'), `select to_regclass('notes') as found`)).toEqual([{ found: null }])
})

story('nobody gets in without the password, nor from another machine', async ({ start }) => {
  const cluster = await start()
  const withoutPassword = `postgres://postgres:guess@127.0.0.1:${cluster.port}/postgres`

  await expect(query(withoutPassword, 'select')).rejects.toMatchObject({ code: '28P01' })
  expect(await query(cluster.url('postgres'), 'show listen_addresses')).toEqual([
    { listen_addresses: '127.0.0.1' },
  ])
  expect(
    await query(
      cluster.url('postgres'),
      `select type, auth_method from pg_hba_file_rules where auth_method <> 'scram-sha-256'`,
    ),
  ).toEqual([])
  for (const file of ['password', 'lock', 'postgres.log']) {
    expect((await stat(join(cluster.directory, file))).mode & 0o777).toBe(0o600)
  }
})

story('the database speaks UTF-8 and UTC, whatever the machine speaks', async ({ start }) => {
  const cluster = await start()
  expect(
    await query(
      cluster.url('postgres'),
      `select current_setting('server_encoding') as encoding, current_setting('timezone') as zone, lower('ÉCOLE') as lower`,
    ),
  ).toEqual([{ encoding: 'UTF8', zone: 'UTC', lower: 'école' }])
})

story('a lost password is replaced, and the data stay', async ({ start }) => {
  const first = await start()
  await query(first.url('postgres'), 'create table notes ()')
  await first.stop()
  await writeFile(join(first.directory, 'password'), '')

  const second = await start()
  expect(await query(second.url('postgres'), `select to_regclass('notes') as found`)).toEqual([
    { found: 'notes' },
  ])
  expect(second.url('postgres')).not.toBe(first.url('postgres'))
})

story('the log of the run before is kept beside the new one', async ({ start }) => {
  const first = await start()
  await query(first.url('postgres'), `do $$ begin raise warning 'said in the first run'; end $$`)
  await first.stop()
  const second = await start()

  expect(await readFile(join(second.directory, 'postgres.log.1'), 'utf8')).toContain('said in the first run')
  expect(await readFile(join(second.directory, 'postgres.log'), 'utf8')).not.toContain(
    'said in the first run',
  )
})

story.runIf(isRoot)(
  'started by root, PostgreSQL runs as somebody else and can replace none of our files',
  async ({ start }) => {
    const cluster = await start()
    expect((await stat(join(cluster.directory, 'data'))).uid).not.toBe(0)
    expect((await stat(cluster.directory)).uid).toBe(0)
  },
)
