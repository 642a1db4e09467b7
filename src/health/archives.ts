import { type Archive, listArchives } from '../../db/archives/kept.ts'
import { ArchiveFault } from '../archives/sealed_block.ts'
import { unknownArchives, verifyFile, verifySize } from '../archives/verify_archive.ts'
import { readConfig } from '../config/config.ts'
import { counted } from '../counted.ts'
import { startStopwatch } from '../stopwatch.ts'
import { type Check, type Found, failure, ok, warning } from './finding.ts'

/** Whether every file that rows have left into is there, and those that there is time to read are as they were written. */
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
    const { faults, read } = await findFaults(archiveDir, kept)
    const findings: Found[] = faults.map((fault) =>
      failure(fault, 'Bring the folder back from a copy; then: orchestrator archives verify'),
    )
    const unknown = await unknownArchives(archiveDir, kept).catch(() => [])
    if (unknown.length > 0)
      findings.push(
        warning(
          `${counted(unknown.length, 'folder')} that this database does not know, ${unknown[0]} first`,
          'Made after the backup that this was restored from, or of another database: docs/where-old-logs-go.md',
        ),
      )
    if (findings.length > 0) return findings
    const all = counted(kept.length, 'archive')
    return [
      ok(
        read === kept.length
          ? `${all}, all as written`
          : `${all}, all there and as large as written; the latest and some others, ${read} in all, were read and are as written`,
      ),
    ]
  },
}

/** Reading all may take hours: that is what `archives verify` is for. */
const budgetMs = 5_000

async function findFaults(
  parent: string,
  kept: readonly Archive[],
): Promise<{ faults: string[]; read: number }> {
  const faults: string[] = []
  const isSound = (look: Promise<void>) =>
    look.then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof ArchiveFault)) throw error
        faults.push(error.message)
        return false
      },
    )
  const there: Archive[] = []
  for (const archive of kept) if (await isSound(verifySize(parent, archive))) there.push(archive)
  const latest = there.pop()
  const others = there
    .map((archive) => ({ archive, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
  const inOrder = [...(latest ? [latest] : []), ...others.map(({ archive }) => archive)]
  const elapsed = startStopwatch()
  let read = 0
  for (const archive of inOrder) {
    if (elapsed() > budgetMs) break
    await isSound(verifyFile(parent, archive))
    read += 1
  }
  return { faults, read }
}
