import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { listErasedLeads } from '../../../db/leads/erasures.ts'
import { writeErasureList } from '../../../src/backup/erasure_list.ts'
import { writeSealedManifest } from '../../../src/backup/sealed_manifest.ts'
import { workersPoolOf } from '../../support/databases/workers_pool.ts'
import { aLead, aLeadAt, facts } from '../../support/leads.ts'
import { inEmptyDatabase } from '../support/empty_database.ts'
import { orchestrator } from '../support/orchestrator.ts'
import { cliStory } from '../support/story.ts'

const byWorker = (url: string) => {
  const worker = new URL(url)
  worker.username = 'pipeline_worker'
  return worker.href
}

cliStory('a backup to where nothing can be written ends at once, and says so', async ({ run }) => {
  expect(await run('backup', '--to', '/proc/backups/of-ours')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/\/proc\/backups: (read-only file system|permission denied)/),
  })
})

cliStory(
  'a backup is written by the worker’s login, verified, and restored where nothing leaves until a person says so',
  { timeout: 180_000 },
  async ({ database: { url, db, pool }, run }) => {
    const folder = await mkdtemp(join(tmpdir(), 'backups-'))
    try {
      const lead = await aLead(db, facts)
      const dead = await aLeadAt(db, 'DEAD_LEAD', { vendor_name: 'Zebedee Quixote' })
      const live = await aLead(db, { ...facts, vendor_phone: '+447700900322' })
      const backup = JSON.parse(
        (await orchestrator(['backup', '--to', folder, '--json'], { url: byWorker(url) })).stdout,
      ) as { path: string; rows: number }
      const names = await readdir(backup.path)
      expect(names).toContain('pipeline.vendor_leads.copy.gz')
      expect(names).not.toContain('pipeline_private.actor_seal_key.copy.gz')
      for (const name of names) expect((await stat(join(backup.path, name))).mode & 0o777).toBe(0o600)
      expect((await run('backup', 'verify', backup.path)).stdout).toMatch(
        /^It is whole: [\d,]+ rows of \d+ tables/,
      )
      expect((await run('backup', 'list', '--in', folder)).stdout).toMatch(
        /^BACKUP .*\nbackup-\d.* production\n$/,
      )
      expect(await run('restore', backup.path)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('an empty one'),
      })

      await db.query(`select pipeline.erase_lead($1, 'they asked')`, [dead])
      await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wants to be erased')`, [live])
      await db.query(`select pipeline.erase_lead($1, 'they asked')`, [live])
      await writeErasureList(folder, await listErasedLeads(db))
      await inEmptyDatabase(async (there, restored) => {
        // As whoever was killed at the very beginning left it.
        await restored.query(
          'create table public.applied_migrations (id serial primary key, name text not null, run_on timestamp not null)',
        )
        const whole = await readFile(join(backup.path, 'manifest.json'), 'utf8')
        const { manifest } = JSON.parse(whole)
        const tables = manifest.tables.filter(({ name }: { name: string }) => name !== 'pipeline.offers')
        await writeSealedManifest(backup.path, { ...manifest, tables })
        expect(
          await orchestrator(['restore', backup.path, '--reason', 'a table too few'], { url: there }),
        ).toMatchObject({ code: 1, stderr: expect.stringContaining('It lacks pipeline.offers') })
        await writeFile(join(backup.path, 'manifest.json'), whole)
        expect(
          (await orchestrator(['restore', backup.path, '--reason', 'a look'], { url: there })).stdout,
        ).toMatch(
          new RegExp(
            `^Restored as of .*\\n\\d+ pieces? of open work .* booked\\.\\n1 lead erased again that had been since\\.\\nThese had been erased since, are live in it, and are held.*\\n${live}\\nNo text leaves yet`,
          ),
        )
        const { rows } = await restored.query(
          `select leads.id, pipeline_private.may_send() as may_send,
             (select count(*)::integer from pipeline_private.open_work where booked_at is not null) as booked,
             (select count(*)::integer from graphile_worker._private_jobs) as jobs,
             (select count(*)::integer from pipeline_private.guards_not_as_released()) as broken
           from pipeline.vendor_leads as leads where leads.turn is not null and leads.held_at is null`,
        )
        // The alarm clocks of the one on hold, a text and a timer, ring for nothing.
        const booked = rows[0].jobs - 2
        expect(rows).toEqual([{ id: lead, may_send: false, broken: 0, booked, jobs: expect.any(Number) }])
        expect(booked).toBeGreaterThan(0)
        expect(
          (
            await restored.query(
              'select vendor_lead_id, vendor_name from pipeline.erasures join pipeline.vendor_leads as leads on leads.id = vendor_lead_id',
            )
          ).rows,
        ).toEqual([{ vendor_lead_id: dead, vendor_name: null }])
        expect((await restored.query('select * from pipeline.check_invariants()')).rows).toEqual([])
        expect((await restored.query('select * from pipeline.audit_faults()')).rows).toEqual([])
        const next = await aLead(restored, { ...facts, vendor_phone: '+447700900321' })
        expect(next > lead).toBe(true)
      })

      await truncate(join(backup.path, 'pipeline.settings.copy.gz'), 100)
      expect(await run('backup', 'verify', backup.path)).toMatchObject({
        ...{ code: 1, stderr: expect.stringContaining('pipeline.settings.copy.gz cannot be read') },
      })
      await appendFile(join(backup.path, 'manifest.json'), ' {}')
      expect((await run('backup', 'verify', backup.path)).stderr).toContain(
        'manifest.json is not as it was written',
      )
    } finally {
      await rm(folder, { recursive: true })
    }

    const worker = workersPoolOf(pool)
    const asBackup = (statement: string) =>
      worker
        .query(`begin; set local role pipeline_backup; ${statement}`)
        .finally(() => worker.query('rollback'))
    await expect(asBackup('delete from pipeline.vendor_leads')).rejects.toMatchObject({ code: '42501' })
    await expect(asBackup('select key from pipeline_private.actor_seal_key')).rejects.toMatchObject({
      code: '42501',
    })
    await expect(worker.query('select from pipeline_private.users')).rejects.toMatchObject({ code: '42501' })
    await worker.end()
  },
)
