import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { findLostHeads } from '../../db/record/audit.ts'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { readHeadsFile } from '../../src/audit/heads_file.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { story } from '../support/databases/database.ts'
import { aLead } from '../support/leads.ts'

story(
  'a worker writes the heads of the audit chains to the backup folder',
  async ({ database: { url, pool } }) => {
    const backupDir = await mkdtemp(join(tmpdir(), 'backups-'))
    const worker = await startWorker({
      url,
      log: createLog('silent'),
      agents: agentCaller({ builtin: {} }),
      backupDir,
    })
    try {
      const lead = await aLead(pool)
      await pool.query(`select pipeline.run_schedule_now('export_audit_heads', 'to look at')`)
      const written = async () => (await readdir(join(backupDir, 'audit')).catch(() => []))[0] ?? ''
      await expect.poll(written).toMatch(/^heads-\d{4}-\d{2}-\d{2}\.txt$/)

      const heads = await Array.fromAsync(readHeadsFile(join(backupDir, 'audit', await written())))
      expect(heads.flat().map((head) => head.rowId)).toContain(lead)
      expect(await findLostHeads(pool, heads.flat())).toEqual([])
    } finally {
      await worker.stop()
      await rm(backupDir, { recursive: true })
    }
  },
)
