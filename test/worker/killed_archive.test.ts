import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { listArchives, listBlocks } from '../../db/archives/kept.ts'
import type { LogName } from '../../db/archives/leaving.ts'
import { rollUpFigures } from '../../db/figures/figures.ts'
import { tidyArchives } from '../../src/archives/tidy_archives.ts'
import { verifyBlocks, verifyFile } from '../../src/archives/verify_archive.ts'
import { projectFile } from '../../src/project_file.ts'
import { productionStory } from '../support/databases/database.ts'
import { aLeadAt, only } from '../support/leads.ts'

const soon = "interval '1 microsecond'"

productionStory(
  'wherever whoever writes an archive is killed, all rows are in the database or all are in the file',
  { timeout: 180_000 },
  async ({ database: { db, pool, url } }) => {
    const parent = await mkdtemp(join(tmpdir(), 'archives-'))
    const login = new URL(url)
    login.username = 'pipeline_worker'
    const killedAt = async (log: LogName, point: string) => {
      const args = [projectFile('test/worker/archive_until_killed.ts'), login.href, parent, log, point]
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
      const [, signal] = await once(child, 'exit')
      expect(signal).toBe('SIGKILL')
      const sessions = `select from pg_stat_activity where application_name = 'archive until killed' and datname = current_database()`
      await vi.waitUntil(async () => (await db.query(sessions)).rowCount === 0, { timeout: 60_000 })
    }
    const rowsOf = async (log: LogName) =>
      Number(only((await db.query(`select count(*) from pipeline.${log}`)).rows).count)
    const inFiles = async (log: LogName) => {
      let rows = 0
      for (const archive of (await listArchives(pool)).filter((one) => one.log === log)) {
        await verifyFile(parent, archive)
        rows += (await verifyBlocks(pool, parent, await listBlocks(pool, { archiveId: archive.id }))).rows
      }
      return rows
    }
    const inTwoHours = () => Date.now() + 7_200_000
    try {
      for (let lead = 0; lead < 3; lead += 1) await aLeadAt(db, 'DEAD_LEAD')
      await db.query(
        `update pipeline.settings set archive_dead_after = ${soon}, audit_leaves_after = ${soon}, events_leave_after = ${soon}`,
      )
      await db.query('select pipeline_private.archive_dead_leads()')
      while ((await rollUpFigures(db, 10_000)) > 0);
      const before = { entries: await rowsOf('audit_log'), events: await rowsOf('pipeline_events') }

      for (const point of ['on the disk', 'written down']) {
        await killedAt('audit_log', point)
        expect(await rowsOf('audit_log')).toBe(before.entries)
      }
      // Another may be writing at this moment; what is older nobody writes any more.
      await tidyArchives(pool, parent)
      expect(await readdir(parent)).toHaveLength(2)
      await tidyArchives(pool, parent, inTwoHours())
      expect(await readdir(parent)).toEqual([])

      await killedAt('audit_log', 'committed')
      expect(await readdir(parent)).toEqual([expect.stringMatching(/^\.archive-.*\.partial$/)])
      await tidyArchives(pool, parent)
      const left = await inFiles('audit_log')
      expect(left).toBeGreaterThan(0)
      expect(await rowsOf('audit_log')).toBe(before.entries - left)

      // Of the first lead alone; what the file has of the others nobody can read, and they leave the next time.
      const whose = async () => new Set((await listBlocks(pool)).map(({ vendorLeadId }) => vendorLeadId)).size
      expect(await whose()).toBe(1)
      await killedAt('audit_log', 'named')
      expect(await whose()).toBe(3)
      const all = await inFiles('audit_log')
      expect(all).toBeGreaterThan(3)
      expect(await rowsOf('audit_log')).toBe(before.entries - all)

      await killedAt('pipeline_events', 'named')
      expect(await rowsOf('pipeline_events')).toBe(before.events - (await inFiles('pipeline_events')))
      expect(await readdir(parent)).toEqual((await listArchives(pool)).map(({ path }) => path).toSorted())
      expect((await db.query('select * from pipeline.audit_faults()')).rows).toEqual([])
    } finally {
      await rm(parent, { recursive: true })
    }
  },
)
