import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect } from 'vitest'
import { isRoot, query, story } from './clusters.ts'

story(
  'a cluster that another process owns is left alone, and the process is named',
  async ({ start, startElsewhere }) => {
    const owner = await startElsewhere()
    const url = await owner.says('url')

    await expect(start()).rejects.toMatchObject({
      message: expect.stringContaining(`process ${owner.process.pid}`),
    })
    expect(await query(url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  },
)

story('of two starts at the same moment one wins and one is told', async ({ startElsewhere }) => {
  const owners = [await startElsewhere(), await startElsewhere()]
  const news = await Promise.all(
    owners.map((owner) => Promise.race([owner.says('url'), owner.says('refusal')])),
  )

  expect(news.toSorted()).toEqual([
    expect.stringContaining('is in use by process'),
    expect.stringContaining('postgres://'),
  ])
})

story(
  'a second start in the same process is refused and loosens nothing',
  async ({ start, startElsewhere }) => {
    const cluster = await start()

    await expect(start()).rejects.toThrow('is in use by process')
    expect(await (await startElsewhere()).says('refusal')).toContain('is in use by process')
    expect(await query(cluster.url('postgres'), 'select 1 as alive')).toEqual([{ alive: 1 }])
  },
)

story(
  'a given port is used; when it is taken, the port is named and nothing stays locked',
  async ({ start }) => {
    const listener = createServer().listen(0, '127.0.0.1')
    await once(listener, 'listening')
    const { port } = listener.address() as AddressInfo

    await expect(start({ port })).rejects.toMatchObject({
      message: expect.stringContaining(`port ${port}`),
      log: expect.arrayContaining([expect.stringContaining('Address already in use')]),
    })
    listener.close()
    await once(listener, 'close')
    expect((await start({ port })).port).toBe(port)
  },
)

story('data of another version of PostgreSQL are not touched', async ({ start }) => {
  const first = await start()
  await first.stop()
  await writeFile(join(first.directory, 'data', 'PG_VERSION'), '17\n')

  await expect(start()).rejects.toMatchObject({
    message: expect.stringContaining('PostgreSQL 17'),
  })
})

story('a data directory that holds something else is not touched', async ({ start, dataRoot }) => {
  await mkdir(join(dataRoot, 'story', 'data'), { recursive: true })
  await writeFile(join(dataRoot, 'story', 'data', 'thesis.txt'), 'do not lose')

  await expect(start()).rejects.toThrow('is not the data of a PostgreSQL')
})

story('a setting that PostgreSQL refuses is quoted', async ({ start }) => {
  await expect(start({ settings: { max_connections: 'many' } })).rejects.toMatchObject({
    message: expect.stringContaining('max_connections'),
  })
})

story('a place that may not be used is named', async ({ start, dataRoot }) => {
  const closed = join(dataRoot, 'closed')
  await mkdir(closed)
  await chmod(closed, isRoot ? 0o700 : 0o500)

  await expect(start({ dataRoot: closed })).rejects.toMatchObject({
    message: expect.stringContaining(closed),
  })
  await chmod(closed, 0o700)
})
