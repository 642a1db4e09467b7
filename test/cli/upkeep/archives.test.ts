import { mkdtemp, rename, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { listArchives } from '../../../db/archives/kept.ts'
import { rollUpFigures } from '../../../db/figures/figures.ts'
import { listErasedLeads } from '../../../db/leads/erasures.ts'
import { writeErasureList } from '../../../src/backup/erasure_list.ts'
import { createLog } from '../../../src/log.ts'
import type { TaskTools } from '../../../src/task_tools/task_maker.ts'
import archiveLogs from '../../../tasks/schedules/archive_logs.ts'
import { workersPoolOf } from '../../support/databases/workers_pool.ts'
import { aLeadAt } from '../../support/leads.ts'
import { inEmptyDatabase } from '../support/empty_database.ts'
import { orchestrator } from '../support/orchestrator.ts'
import { cliStory } from '../support/story.ts'

const soon = "interval '1 microsecond'"

cliStory(
  'old logs are listed, verified and read again, also where a backup was restored; of the erased nobody reads them',
  { timeout: 180_000 },
  async ({ database: { db, pool, url }, run }) => {
    const [archives, backups] = [
      await mkdtemp(join(tmpdir(), 'archives-')),
      await mkdtemp(join(tmpdir(), 'backups-')),
    ]
    try {
      expect((await run('archives', 'list')).stdout).toBe('Nothing has left yet.\n')
      const [lead, erased] = [
        await aLeadAt(db, 'DEAD_LEAD', { vendor_name: 'Zebedee Quixote' }),
        await aLeadAt(db, 'DEAD_LEAD', { vendor_name: 'Ada Pole' }),
      ]
      await db.query(
        `update pipeline.settings set archive_dead_after = ${soon}, audit_leaves_after = ${soon}, events_leave_after = ${soon}`,
      )
      await db.query('select pipeline_private.archive_dead_leads()')
      while ((await rollUpFigures(db, 10_000)) > 0);
      const heads = join(backups, 'heads.txt')
      await run('audit', 'export', heads)
      const workers = workersPoolOf(pool)
      const tools = { unhurriedPool: workers, log: createLog('silent'), archiveDir: archives }
      const { done } = await archiveLogs(tools as unknown as TaskTools)()
      await workers.end()

      const there = ['--in', archives]
      expect((await run('archives', 'list')).stdout).toMatch(
        /^ARCHIVE .*\npipeline_events-.*\naudit_log-.*\n$/,
      )
      expect((await run('archives', 'verify', ...there)).stdout).toBe(
        `2 archives are as written: ${done} rows read, all chains join.\n`,
      )
      expect((await run('audit', 'verify', '--heads', heads)).code).toBe(0)
      const shown = await run('archives', 'show', lead, ...there)
      expect(shown.stdout).toMatch(/vendor_leads insert by .*\n.*Zebedee Quixote/)
      expect(shown.stdout).not.toContain('Ada Pole')
      expect((await run('archives', 'show', lead, '--log', 'agent_runs', ...there)).stdout).toBe(
        'Nothing that has left of it is kept.\n',
      )
      const read = await run('archives', 'read', '--log', 'audit_log', ...there)
      const rows = read.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(new Set(rows.map(({ vendor_lead_id }) => vendor_lead_id))).toEqual(new Set([lead, erased]))
      expect(
        (await run('archives', 'read', '--log', 'audit_log', '--until', '2020-01-01', ...there)).stdout,
      ).toBe('')
      expect(await run('archives', 'read', '--log', 'offers', ...there)).toMatchObject({ code: 2 })
      expect(await run('archives', 'show', lead)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('ARCHIVE_DIR'),
      })
      const changes = await run('leads', 'changes', lead)
      expect(changes.stdout).not.toContain('vendor_leads insert')
      expect(changes.stdout).toContain(`orchestrator archives show ${lead} --log audit_log`)

      const { path } = JSON.parse((await run('backup', '--to', backups, '--json')).stdout) as { path: string }
      await db.query(`select pipeline.erase_lead($1, 'they asked')`, [erased])
      await writeErasureList(backups, await listErasedLeads(db))
      await inEmptyDatabase(async (copy, restored) => {
        await orchestrator(['restore', path, '--reason', 'a look'], { url: copy })
        const verified = await orchestrator(['archives', 'verify', ...there], { url: copy })
        expect(verified.stdout).toMatch(/2 blocks are of erased leads, which nobody can read\.\n$/)
        expect((await orchestrator(['archives', 'show', lead, ...there], { url: copy })).stdout).toBe(
          shown.stdout,
        )
        expect((await orchestrator(['archives', 'show', erased, ...there], { url: copy })).stdout).toBe(
          'The lead was erased: nobody can read what had left of it before.\n',
        )
        expect((await restored.query('select * from pipeline.check_invariants()')).rows).toEqual([])
      })

      // A file that is not as it was written is found by whoever looks, and by the doctor.
      const doctor = async () => {
        const { stdout } = await orchestrator(['doctor', '--json'], { url, env: { ARCHIVE_DIR: archives } })
        const { findings } = JSON.parse(stdout) as { findings: { about: string; says: string }[] }
        return findings.filter(({ about }) => about === 'archives').map(({ says }) => says)
      }
      expect(await doctor()).toEqual(['2 archives, all as written'])
      const [events = '', record = ''] = (await listArchives(pool)).map((archive) => archive.path)
      await truncate(join(archives, events, 'rows.bin'), 100)
      await rename(join(archives, record), join(archives, 'audit_log-2020-01-01-2020-01-02-00000000'))
      expect(await doctor()).toEqual([
        expect.stringContaining(`${events}/rows.bin is not as large as it was written`),
        expect.stringContaining(`${join(archives, record)}/rows.bin cannot be read`),
        expect.stringMatching(/^1 folder that this database does not know/),
      ])
      const verified = await run('archives', 'verify', ...there)
      expect(verified).toMatchObject({ code: 1, stderr: expect.stringContaining(`${events}/`) })
      expect(verified.stderr).toContain(record)
    } finally {
      await rm(archives, { recursive: true })
      await rm(backups, { recursive: true })
    }
  },
)
