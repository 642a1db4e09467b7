import { readBackupAges } from '../../db/backup/settings.ts'
import { listErasedLeads } from '../../db/leads/erasures.ts'
import { writeErasureList } from '../../src/backup/erasure_list.ts'
import { sizeOf } from '../../src/backup/kept_backups.ts'
import { removeOldBackups } from '../../src/backup/old_backups.ts'
import { writeBackup } from '../../src/backup/write_backup.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Writes a backup into BACKUP_DIR, and removes those that have been kept for long enough. */
const backUp: StepMaker =
  ({ unhurriedPool: pool, log, backupDir }) =>
  async (signal) => {
    if (backupDir === undefined) {
      log.warn('BACKUP_DIR is not set: nothing is backed up')
      return { says: 'Nothing was backed up: BACKUP_DIR is not set.' }
    }
    const client = await pool.connect()
    const { path, manifest } = await writeBackup(client, backupDir, { signal }).finally(() =>
      client.release(true),
    )
    await writeErasureList(backupDir, await listErasedLeads(pool))
    const removed = await removeOldBackups(backupDir, await readBackupAges(pool))
    const { rows } = sizeOf(manifest)
    log.info({ path, rows, removed }, 'all business data was backed up')
    const gone = removed === 0 ? '' : ` ${counted(removed, 'old backup')} removed.`
    return {
      found: rows,
      done: rows,
      says: `${counted(rows, 'row')} of ${counted(manifest.tables.length, 'table')} written to ${path}.${gone}`,
    }
  }

export default backUp
