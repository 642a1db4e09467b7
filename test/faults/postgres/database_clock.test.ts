import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRig } from '../rig/rig.ts'
import { openCluster } from '../rig/servers/own_cluster.ts'
import { runsLongStories, seed } from '../rig/stories.ts'

/** Debian's libfaketime; where it is not installed these stories are left out. */
const libfaketime = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'

/** A server whose clock can be set while it runs. */
const clockStory = test
  .extend('clock', async ({ task: _ }, { onCleanup }) => {
    const directory = await mkdtemp(join(tmpdir(), 'pipeline-clock-'))
    onCleanup(() => rm(directory, { recursive: true }))
    await chmod(directory, 0o755)
    const file = join(directory, 'offset')
    const set = (seconds: number) => writeFile(file, `${seconds < 0 ? '' : '+'}${seconds}\n`)
    await set(0)
    return { file, set }
  })
  .extend('cluster', async ({ clock }, { onCleanup }) => {
    const cluster = await openCluster({
      environment: {
        LD_PRELOAD: libfaketime,
        FAKETIME_TIMESTAMP_FILE: clock.file,
        FAKETIME_NO_CACHE: '1', // or some connections live in another time for a second
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
    })
    onCleanup(() => cluster.remove())
    return cluster
  })
  .extend('rig', async ({ cluster }, { onCleanup }) => {
    const rig = await openRig({ url: cluster.url, seed })
    onCleanup(() => rig.close())
    return rig
  })

const isPossible = runsLongStories && existsSync(libfaketime)

clockStory.runIf(isPossible)(
  'the database’s clock jumps ten minutes ahead under work, and back when all is done',
  { timeout: 4 * 60_000 },
  async ({ clock, rig }) => {
    const offset = async () =>
      (
        await rig.db.query<{ seconds: number }>(
          'select extract(epoch from clock_timestamp())::float8 - $1 as seconds',
          [Date.now() / 1000],
        )
      ).rows[0]?.seconds
    rig.startWorker()
    rig.startWorker()
    const called = rig.agents.nextCall()
    await rig.load.arrive(30)
    await called
    await clock.set(600)
    await expect.poll(offset).toBeGreaterThan(590)
    await rig.load.arrive(30)
    await rig.heals()

    await clock.set(0)
    await expect.poll(offset).toBeLessThan(10)
    await rig.load.arrive(30)
    await rig.heals()
  },
)
