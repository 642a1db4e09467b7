import { wakeDueWork } from '../db/timers.ts'
import type { TaskMaker } from '../src/worker/task_maker.ts'

/** Wakes what should have been awake: timers, runs and texts whose job was lost. In good health it finds nothing. */
const reconcile: TaskMaker =
  ({ pool, log }) =>
  async () => {
    const woken = await wakeDueWork(pool, '1 minute')
    if (woken > 0) log.warn({ woken }, 'work was overdue and has been woken')
  }

export default reconcile
