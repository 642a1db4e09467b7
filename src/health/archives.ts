import { listArchives } from '../../db/archives/kept.ts'
import { ArchiveFault } from '../archives/sealed_block.ts'
import { unknownArchives, verifyFile } from '../archives/verify_archive.ts'
import { readConfig } from '../config.ts'
import { counted } from '../counted.ts'
import { type Check, type Found, failure, ok, warning } from './finding.ts'

/** Whether every file that rows have left into is there, and as it was written. */
export const archives: Check = {
  about: 'archives',
  look: async (db) => {
    const { archiveDir } = readConfig()
    const kept = await listArchives(db)
    if (archiveDir === undefined)
      return [
        kept.length === 0
          ? ok('nothing has left yet')
          : ok(
              `${counted(kept.length, 'archive')}; ARCHIVE_DIR is not set here: the files were not looked at`,
            ),
      ]
    const findings: Found[] = []
    for (const archive of kept) {
      const fault = await faultOf(() => verifyFile(archiveDir, archive))
      if (fault !== null)
        findings.push(failure(fault, 'Bring the folder back from a copy; then: orchestrator archives verify'))
    }
    const unknown = await unknownArchives(archiveDir, kept).catch(() => [])
    if (unknown.length > 0)
      findings.push(
        warning(
          `${counted(unknown.length, 'folder')} that this database does not know, ${unknown[0]} first`,
          'Made after the backup that this was restored from, or of another database: docs/where-old-logs-go.md',
        ),
      )
    return findings.length > 0 ? findings : [ok(`${counted(kept.length, 'archive')}, all as written`)]
  },
}

async function faultOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof ArchiveFault) return error.message
    throw error
  }
}
