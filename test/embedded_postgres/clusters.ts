import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { test } from 'vitest'
import { type Cluster, type ClusterOptions, startCluster } from '../../src/embedded_postgres/cluster.ts'
import { quickFolder } from '../support/run/test_places.ts'

export const isRoot = process.getuid?.() === 0

/** Nothing in these stories has to survive the machine. */
const fast = { fsync: 'off', shared_buffers: '16MB', max_connections: '20' }

/** Another process of ours that owns a cluster. */
export interface Owner {
  process: ChildProcess
  /** Waits until it has said this. */
  says(property: 'url' | 'directory' | 'refusal'): Promise<string>
}

/** Stories in a fresh directory; every cluster and process they start is gone at the end. */
export const story = test
  .extend('dataRoot', async ({ task: _ }, { onCleanup }) => {
    const dataRoot = await quickFolder()
    onCleanup(() => rm(dataRoot, { recursive: true, force: true, maxRetries: 10 }))
    return dataRoot
  })
  .extend('start', async ({ dataRoot }, { onCleanup }) => {
    const started: Cluster[] = []
    onCleanup(async () => {
      await Promise.all(started.map((cluster) => cluster.stop()))
    })
    return async (options: Partial<ClusterOptions> = {}) => {
      const cluster = await startCluster({ name: 'story', dataRoot, settings: fast, ...options })
      started.push(cluster)
      return cluster
    }
  })
  .extend('startElsewhere', async ({ dataRoot }, { onCleanup }) => {
    const owners: ChildProcess[] = []
    onCleanup(() => {
      for (const owner of owners) owner.kill('SIGKILL')
    })
    return async (uid?: number): Promise<Owner> => {
      if (uid !== undefined) await chown(dataRoot, uid, uid)
      const program = fileURLToPath(new URL('owner.ts', import.meta.url))
      const options = JSON.stringify({ name: 'story', dataRoot, settings: fast })
      const owner = spawn(process.execPath, [program, options], {
        stdio: ['ignore', 'pipe', 'inherit'],
        ...(uid === undefined ? {} : { uid, gid: uid }),
      })
      owners.push(owner)
      return { process: owner, says: listenTo(owner) }
    }
  })

function listenTo(owner: ChildProcess): Owner['says'] {
  if (owner.stdout === null) throw new Error('the owner cannot be heard')
  const heard: Record<string, string>[] = []
  const lines = createInterface({ input: owner.stdout })
  lines.on('line', (line) => heard.push(JSON.parse(line)))
  return async (property) => {
    for (;;) {
      const said = heard.find((news) => property in news)?.[property]
      if (said !== undefined) return said
      await once(lines, 'line')
    }
  }
}

export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // stories kill servers
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

export async function postmasterOf(directory: string): Promise<number> {
  return Number((await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
}
