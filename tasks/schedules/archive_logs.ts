import { endArchives } from '../../db/archives/kept.ts'
import { Busy, leavingRows, logs } from '../../db/archives/leaving.ts'
import { tidyArchives } from '../../src/archives/tidy_archives.ts'
import { writeArchive } from '../../src/archives/write_archive.ts'
import { counted } from '../../src/counted.ts'
import { startStopwatch } from '../../src/stopwatch.ts'
import { type Counts, countsInWords, totalOf } from '../../src/task_tools/counts.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** What is left waits for the next night. */
const budgetMs = 20 * 60_000

/** Lets logs of leads that are long finished leave into ARCHIVE_DIR, one file after the other. */
const archiveLogs: StepMaker =
  ({ unhurriedPool: pool, log, archiveDir }) =>
  async (signal) => {
    if (archiveDir === undefined) return { says: 'Nothing leaves: ARCHIVE_DIR is not set.' }
    const ended = await endArchives(pool)
    await tidyArchives(pool, archiveDir)
    const elapsed = startStopwatch()
    const mayGoOn = () => elapsed() < budgetMs && !signal?.aborted
    const counts: Counts = {}
    let files = 0
    let why = ''
    const client = await pool.connect()
    try {
      for (const name of logs) {
        const next = leavingRows(name)
        while (!next.isOver() && mayGoOn()) {
          const written = await writeArchive(client, archiveDir, name, next, { signal })
          if (written === null) continue
          counts[name] = (counts[name] ?? 0) + written.rowCount
          files += 1
          log.info(
            { path: written.path, rows: written.rowCount, bytes: written.bytes },
            'rows of a log have left',
          )
        }
      }
      if (!mayGoOn()) why = ' There was no time for more.'
    } catch (error) {
      if (!(error instanceof Busy)) throw error
      why = ' A backup is being written: the rest leaves the next time.'
    } finally {
      client.release(true)
    }
    const rows = totalOf(counts)
    const left =
      files === 0
        ? 'Nothing was old enough to leave.'
        : `Left into ${counted(files, 'file')}: ${countsInWords(counts)}.`
    return { found: rows, done: rows, counts, says: `${left}${endedInWords(ended)}${why}` }
  }

const endedInWords = (ended: number) =>
  ended === 0 ? '' : ` ${counted(ended, 'archive')} had been kept for long enough.`

export default archiveLogs
