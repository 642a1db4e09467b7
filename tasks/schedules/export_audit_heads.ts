import { join } from 'node:path'
import { readAuditHeads } from '../../db/record/audit.ts'
import { writeHeadsFile } from '../../src/audit/heads_file.ts'
import { counted } from '../../src/counted.ts'
import { makeFolder } from '../../src/make_folder.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Writes the heads of the audit chains to the backup folder, and their digest to the log, out of the database's reach. */
const exportAuditHeads: StepMaker =
  ({ unhurriedPool: pool, log, backupDir }) =>
  async () => {
    if (backupDir === undefined) {
      log.warn('BACKUP_DIR is not set: audit heads are not exported')
      return { says: 'Nothing was exported: BACKUP_DIR is not set.' }
    }
    const folder = join(backupDir, 'audit')
    await makeFolder(folder)
    const path = join(folder, `heads-${new Date().toISOString().slice(0, 10)}.txt`)
    const client = await pool.connect()
    try {
      const written = await writeHeadsFile(path, readAuditHeads(client))
      log.info({ path, ...written }, 'audit heads exported')
      return { done: written.heads, says: `${counted(written.heads, 'head')} written to ${path}.` }
    } finally {
      client.release()
    }
  }

export default exportAuditHeads
