import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { postmasterOf, query, story } from './clusters.ts'

story(
  'a killed PostgreSQL is reported in one line, and the next start has every commit',
  async ({ start }) => {
    const first = await start({ settings: { fsync: 'on' } })
    await query(first.url('postgres'), `create table notes as select 'committed' as note`)
    process.kill(await postmasterOf(first.directory), 'SIGKILL')

    expect(await first.exited).toEqual({
      wasAsked: false,
      reason: `PostgreSQL was killed with SIGKILL. Its log: ${first.directory}/postgres.log`,
    })
    const second = await start()
    expect(await query(second.url('postgres'), 'select note from notes')).toEqual([{ note: 'committed' }])
  },
)

story(
  'a statement that never ends does not keep a killed PostgreSQL from being replaced',
  async ({ start }) => {
    const first = await start()
    const endless = query(first.url('postgres'), 'do $$ begin loop end loop; end $$').catch(() => 'cut off')
    await vi.waitUntil(async () => {
      const busy = await query(
        first.url('postgres'),
        `select from pg_stat_activity where state = 'active' and query like 'do %'`,
      )
      return busy.length === 1
    }, 60_000)
    process.kill(await postmasterOf(first.directory), 'SIGKILL')
    await first.exited

    const second = await start()
    expect(await query(second.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await endless).toBe('cut off')
  },
)

story('when its owner is killed, PostgreSQL stops by itself', async ({ startElsewhere, start }) => {
  const owner = await startElsewhere()
  const directory = await owner.says('directory')
  owner.process.kill('SIGKILL')

  await vi.waitUntil(
    () =>
      postmasterOf(directory).then(
        () => false,
        () => true,
      ),
    { timeout: 60_000 },
  )
  const next = await start()
  expect(await readFile(join(next.directory, 'postgres.log'), 'utf8')).toContain('was shut down at')
})

story.runIf(process.platform === 'linux')(
  'an orphan that nobody told to stop is stopped by the next start',
  async ({ startElsewhere, start }) => {
    const owner = await startElsewhere()
    const url = await owner.says('url')
    await query(url, `create table notes as select 'kept' as note`)
    const children = await readFile(`/proc/${owner.process.pid}/task/${owner.process.pid}/children`, 'utf8')
    const orphan = Number(
      (await query(url, `select pg_read_file('postmaster.pid') as file`))[0]?.file?.toString().split('\n')[0],
    )
    for (const child of children.trim().split(' ').map(Number))
      if (child !== orphan) process.kill(child, 'SIGKILL')
    owner.process.kill('SIGKILL')
    await once(owner.process, 'exit')
    expect(await query(url, 'select 1 as alive')).toEqual([{ alive: 1 }])

    const said: string[] = []
    const next = await start({ log: (line) => said.push(line) })
    expect(said).toEqual([expect.stringContaining(`process ${orphan}`)])
    expect(await readFile(join(next.directory, 'postgres.log'), 'utf8')).toContain('was shut down at')
    expect(await query(next.url('postgres'), 'select note from notes')).toEqual([{ note: 'kept' }])
  },
)

story('the number of a killed PostgreSQL may belong to another process by now', async ({ start }) => {
  const first = await start()
  const file = join(first.directory, 'data', 'postmaster.pid')
  const left = await readFile(file, 'utf8')
  await first.stop()
  const { uid, gid } = await stat(join(first.directory, 'data'))
  const stranger = spawn('sleep', ['60'], { uid, gid })
  await writeFile(file, left.replace(/^\d+/, String(stranger.pid)))

  const second = await start()
  expect(await query(second.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
  stranger.kill()
})

story(
  'a first start that was cut short is done again from the beginning',
  async ({ startElsewhere, start, dataRoot }) => {
    const owner = await startElsewhere()
    const directory = join(dataRoot, 'story')
    const unfinished = async () =>
      (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.part'))
    await vi.waitUntil(
      async () => {
        const [part] = await unfinished()
        return part !== undefined && (await readdir(join(directory, part))).includes('PG_VERSION')
      },
      { timeout: 60_000, interval: 5 },
    )
    owner.process.kill('SIGKILL')
    await once(owner.process, 'exit')
    expect(await readdir(directory)).not.toContain('data')

    const next = await start()
    expect(await query(next.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
  },
)
