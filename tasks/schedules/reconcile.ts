import { runSelfCheck } from '../../db/health/invariants.ts'
import { bookOverdueWork } from '../../db/work/timers.ts'
import { freeUnclaimedJobs, reportStuckJobs } from '../../db/work/workers.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Looks for what should not exist: jobs nobody holds or can do, leads that nothing would move, and work that no other step looks for. In good health it finds nothing. */
const reconcile: StepMaker =
  ({ unhurriedPool: pool, log }) =>
  async () => {
    const unknown = await freeUnclaimedJobs(pool)
    if (unknown.length > 0) log.warn({ unknown }, 'jobs of unknown workers were given back')
    const stuck = await reportStuckJobs(pool)
    if (stuck > 0) log.error({ stuck }, 'jobs are stuck; people have been told')
    const { mended, reported } = await runSelfCheck(pool)
    if (mended > 0) log.warn({ mended }, 'leads that nothing would move got their timers again')
    if (reported > 0) log.error({ reported }, 'invariants are broken; alerts were raised')
    const overdue = await bookOverdueWork(pool, '1 minute', 'reconcile')
    if (overdue > 0) log.warn({ overdue }, 'nobody looked at work that was overdue; it has been booked anew')

    const parts = [
      [unknown.length, `${counted(unknown.length, 'job')} given back`],
      [stuck, `${counted(stuck, 'job')} stuck`],
      [mended, `${counted(mended, 'timer')} set again`],
      [reported, `${counted(reported, 'promise')} broken`],
      [overdue, `${counted(overdue, 'job')} booked anew`],
    ] as const
    const found = parts.flatMap(([count, words]) => (count > 0 ? [words] : []))
    return {
      found: parts.reduce((sum, [count]) => sum + count, 0),
      done: unknown.length + mended + overdue,
      says: found.length === 0 ? 'All was as it must be.' : `${found.join(', ')}.`,
    }
  }

export default reconcile
