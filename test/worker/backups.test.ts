import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { beginRun, failRun, finishRun, runScheduleNow } from '../../db/work/schedules.ts'
import type { KeptBackup } from '../../src/backup/kept_backups.ts'
import type { Manifest } from '../../src/backup/manifest.ts'
import { outlived } from '../../src/backup/old_backups.ts'
import { writeBackup } from '../../src/backup/write_backup.ts'
import { lockDirectory } from '../../src/embedded_postgres/directory_lock.ts'
import { backups } from '../../src/health/backups.ts'
import { createLog } from '../../src/log.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'
import type { TaskTools } from '../../src/task_tools/task_maker.ts'
import backUp from '../../tasks/schedules/back_up.ts'
import tryRestore from '../../tasks/schedules/try_restore.ts'
import { productionStory } from '../support/databases/database.ts'
import { workersPoolOf } from '../support/databases/workers_pool.ts'
import { aLeadAt } from '../support/leads.ts'

productionStory(
  'every night a backup is written by the worker, and once a month one is restored on a server of its own',
  { timeout: 180_000 },
  async ({ database: { db, pool } }) => {
    const backupDir = await mkdtemp(join(tmpdir(), 'backups-'))
    const workers = workersPoolOf(pool)
    const tools = { pool: workers, unhurriedPool: workers, log: createLog('silent'), backupDir }
    const run = async (schedule: string, step: StepMaker) => {
      const { id } = await runScheduleNow(db, schedule, 'to see')
      await beginRun(db, id, '1')
      const result = await step(tools as unknown as TaskTools)()
      await finishRun(db, id, result)
      return result
    }
    try {
      await aLeadAt(db, 'OFFER_MADE')
      expect(await backups.look(db)).toMatchObject([
        { level: 'ok', says: 'the schedule has written none yet' },
      ])
      await expect(tryRestore(tools as unknown as TaskTools)()).rejects.toThrow('there is no backup')

      // Ctrl-C in the middle of a table leaves nothing behind.
      const stop = new AbortController()
      const client = await pool.connect()
      client.on('error', () => {}) // its connection is cut
      const stopped = writeBackup(client, backupDir, {
        signal: stop.signal,
        onProgress: (_share, table) => table === 'pipeline.audit_log' && stop.abort(),
      })
      await expect(stopped.finally(() => client.release(true))).rejects.toMatchObject({ name: 'AbortError' })
      expect(await readdir(backupDir)).toEqual([])

      const left = join(backupDir, '.backup-1-1.partial')
      await mkdir(left)
      await utimes(left, 0, 0)
      const written = await run('back_up', backUp)
      expect(written.says).toMatch(/^[\d,]+ rows of \d+ tables written to .*backup-[\dT-]+Z\.$/)
      expect(await readdir(backupDir)).toEqual([expect.stringMatching(/^backup-/), 'erasures.txt'])

      // All data, as whoever was killed at a trial leaves it.
      const killed = await mkdtemp(join(tmpdir(), 'pipeline-drill-'))
      await mkdir(join(killed, 'drill', 'data'), { recursive: true })
      const underWay = await mkdtemp(join(tmpdir(), 'pipeline-drill-'))
      await mkdir(join(underWay, 'drill'))
      const lock = lockDirectory(join(underWay, 'drill'))
      const restored = await run('try_restore', tryRestore)
      expect(await readdir(tmpdir())).not.toContain(basename(killed))
      expect(await readdir(tmpdir())).toContain(basename(underWay))
      lock.release()
      await rm(underWay, { recursive: true })
      expect(restored.says).toMatch(
        /^backup-.*Z restored and compared in \d+ seconds?: [\d,]+ rows of \d+ tables\.$/,
      )
      expect(restored.done).toBe(written.done)
      expect(await backups.look(db)).toMatchObject([
        { level: 'ok', says: expect.stringContaining('the last was written at') },
        { level: 'ok', says: expect.stringContaining('one was last restored at') },
      ])

      const { id } = await runScheduleNow(db, 'back_up', 'to see')
      await db.query(
        `update pipeline.schedule_runs set finished_at = finished_at - interval '3 days' where schedule = 'back_up' and id <> $1`,
        [id],
      )
      await beginRun(db, id, '2')
      await failRun(db, id, 'the disk is full')
      expect(await backups.look(db)).toMatchObject([
        { level: 'warning', says: 'the last is 3 d old' },
        { level: 'ok' },
      ])
    } finally {
      await workers.end()
      await rm(backupDir, { recursive: true })
    }
  },
)

const day = 86_400_000
const now = Date.parse('2026-11-30T03:00:00Z')
const ofNight = (ago: number): KeptBackup => {
  const madeAt = new Date(now - ago * day - 3_600_000).toISOString()
  return { name: `backup of ${ago}`, path: '', manifest: { madeAt } as Manifest }
}
const gone = (nights: number[], days: { each: number | null; weekly: number | null }) => {
  const seconds = (count: number | null) => (count === null ? null : count * 86_400)
  const ages = { each: seconds(days.each), weekly: seconds(days.weekly) }
  return outlived(nights.map(ofNight), ages, now).map(({ name }) => Number(name.slice(10)))
}
const nights = Array.from({ length: 100 }, (_, ago) => ago)

test('each night is kept for some days, one of each week for longer, and the latest two for ever', () => {
  const removed = gone(nights, { each: 14, weekly: 56 })
  const kept = nights.filter((ago) => !removed.includes(ago))
  expect(kept.filter((ago) => ago < 14)).toHaveLength(14)
  expect(kept.filter((ago) => ago >= 14)).toHaveLength(6)
  expect(Math.max(...kept)).toBeLessThanOrEqual(56)
  expect(gone([50, 60, 70], { each: 14, weekly: 30 })).toEqual([70])
  expect(gone(nights, { each: null, weekly: null })).toEqual([])
})
