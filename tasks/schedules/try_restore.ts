import { basename } from 'node:path'
import { listBackups } from '../../src/backup/kept_backups.ts'
import { drillRestore } from '../../src/backup/restore_drill.ts'
import { counted } from '../../src/counted.ts'
import { hasBinaries } from '../../src/embedded_postgres/binaries.ts'
import { startStopwatch } from '../../src/stopwatch.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Restores the latest backup into a database that is thrown away. */
const tryRestore: StepMaker =
  ({ log, backupDir, drillDatabaseUrl }) =>
  async (signal) => {
    if (backupDir === undefined) return { says: 'Nothing was tried: BACKUP_DIR is not set.' }
    if (drillDatabaseUrl === undefined && !hasBinaries())
      return { says: 'Nothing was tried: no PostgreSQL is here to try it on. Set DRILL_DATABASE_URL.' }
    const [latest] = await listBackups(backupDir)
    if (latest === undefined) throw new Error(`there is no backup in ${backupDir}`)
    const elapsed = startStopwatch()
    const { manifest, rows } = await drillRestore(latest.path, { server: drillDatabaseUrl, signal })
    const seconds = Math.round(elapsed() / 1000)
    log.info({ path: latest.path, rows, seconds }, 'a backup was restored to see that it can be')
    const compared = `${counted(rows, 'row')} of ${counted(manifest.tables.length, 'table')}`
    return {
      found: rows,
      done: rows,
      says: `${basename(latest.path)} restored and compared in ${counted(seconds, 'second')}: ${compared}.`,
    }
  }

export default tryRestore
