import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import type { Funnel } from '../../db/figures/funnel.ts'
import { twiceStory } from './second_database.ts'
import { pathsOf, playSmall, vendors } from './small_play.ts'

const aWholeRun = 240_000

twiceStory(
  'every vendor comes to an end, and to the same one with the same seed, also when the play is killed on the way',
  async ({ database, second }) => {
    const funnel = await playSmall(database.url)
    await expectTheEnd(database.db, funnel)

    for (const share of [0.6, 1.5]) await killAfter(second.url, share * vendors)
    const halfway = await second.db.query(
      'select from pipeline_private.simulation_plan where done_at is null',
    )
    expect(halfway.rows.length).toBeGreaterThan(0)

    expect((await playSmall(second.url)).steps).toEqual(funnel.steps)
    expect(await pathsOf(second.db)).toEqual(await pathsOf(database.db))
  },
  aWholeRun,
)

/** Nobody is forgotten on the way. */
async function expectTheEnd(db: Db, funnel: Funnel): Promise<void> {
  const { rows } = await db.query<{ stage: string }>(
    'select distinct pipeline_stage as stage from pipeline.vendor_leads order by 1',
  )
  expect(rows.map((row) => row.stage)).toEqual(['COMPLETED', 'DEAD_LEAD'])
  const counts = funnel.steps.map((step) => step.leads)
  expect(counts[0]).toBe(vendors)
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  expect(counts.at(-1)).toBeGreaterThan(0)
  expect(funnel.work).toMatchObject({ reviewsOpen: 0 })
  expect(funnel.work.agentFailures).toBeGreaterThan(0)
  expect((await db.query('select from pipeline.lead_timers')).rows).toEqual([])
}

/** Plays in a process of its own, and kills that in the middle of whatever it is doing. */
async function killAfter(url: string, jumps: number): Promise<void> {
  const program = fileURLToPath(new URL('play_until_killed.ts', import.meta.url))
  const player = spawn(process.execPath, [program, url], { stdio: ['ignore', 'pipe', 'inherit'] })
  let dots = 0
  player.stdout.on('data', (chunk: Buffer) => {
    dots += chunk.length
    if (dots >= jumps) player.kill('SIGKILL')
  })
  const [, signal] = await once(player, 'exit')
  expect(signal).toBe('SIGKILL')
}
