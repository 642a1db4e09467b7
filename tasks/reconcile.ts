import { rollUpFigures } from '../db/figures/figures.ts'
import { runSelfCheck } from '../db/health/invariants.ts'
import { bookOverdueWork } from '../db/work/timers.ts'
import { freeUnclaimedJobs, reportStuckJobs } from '../db/work/workers.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

/** Some tenths of a second of work, so that nobody waits long for the mark. */
const eventsAtATime = 20_000

/** Looks for what should not exist: jobs nobody holds or can do, and work that should have been awake. In good health it finds nothing. It also adds up figures that nobody has asked for meanwhile. */
const reconcile: TaskMaker =
  ({ unhurriedPool: pool, log }) =>
  async () => {
    const unknown = await freeUnclaimedJobs(pool)
    if (unknown.length > 0) log.warn({ unknown }, 'jobs of unknown workers were given back')
    const stuck = await reportStuckJobs(pool)
    if (stuck > 0) log.error({ stuck }, 'jobs are stuck; people have been told')
    const { mended, reported } = await runSelfCheck(pool)
    if (mended > 0) log.warn({ mended }, 'leads that nothing would move got their timers again')
    if (reported > 0) log.error({ reported }, 'invariants are broken; alerts were raised')
    const overdue = await bookOverdueWork(pool, '1 minute')
    if (overdue > 0) log.warn({ overdue }, 'nobody looked at work that was overdue; it has been booked anew')
    while ((await rollUpFigures(pool, eventsAtATime)) === eventsAtATime);
  }

export default reconcile
