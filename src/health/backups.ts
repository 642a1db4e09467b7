import { readLastBackups } from '../../db/backup/settings.ts'
import { duration, minuteOf } from '../time_words.ts'
import { type Check, ok, warning } from './finding.ts'

const dayMs = 86_400_000
/** A night without one, or a month. */
const longest = { writtenMs: 1.5 * dayMs, restoredMs: 40 * dayMs }

const agoOf = (moment: Date) => duration((Date.now() - Number(moment)) / 1000)

/** When the last backup was written, and when one was last restored to see that it can be. */
export const backups: Check = {
  about: 'backups',
  look: async (db) => {
    const { isSimulation, isDue, writtenAt, restoredAt } = await readLastBackups(db)
    if (isSimulation) return [ok('a simulation is not backed up')]
    if (writtenAt === null)
      return [
        isDue
          ? warning('the schedule has never written one', 'Set BACKUP_DIR of the workers: docs/back-up.md.')
          : ok('the schedule has written none yet'),
      ]
    const written =
      Date.now() - Number(writtenAt) > longest.writtenMs
        ? warning(
            `the last is ${agoOf(writtenAt)} old`,
            'Why: orchestrator schedules runs back_up. Now: orchestrator schedules run back_up --reason "…"',
          )
        : ok(`the last was written at ${minuteOf(writtenAt)}`)
    return [written, restoredFinding(writtenAt, restoredAt)]
  },
}

function restoredFinding(writtenAt: Date, restoredAt: Date | null) {
  const todo = 'orchestrator backup drill, or: orchestrator schedules run try_restore --reason "…"'
  if (restoredAt === null)
    return Date.now() - Number(writtenAt) > longest.restoredMs
      ? warning('none was ever restored to see that it can be', todo)
      : ok('none was restored yet to see that it can be')
  return Date.now() - Number(restoredAt) > longest.restoredMs
    ? warning(`none was restored for ${agoOf(restoredAt)} to see that it can be`, todo)
    : ok(`one was last restored at ${minuteOf(restoredAt)}, to see that it can be`)
}
