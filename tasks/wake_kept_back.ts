import { wakeKeptBack } from '../db/work/stops.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

/** Wakes texts and runs that a stop had kept back and keeps no longer. */
const wake: TaskMaker =
  ({ pool, log }) =>
  async () => {
    const woken = await wakeKeptBack(pool)
    if (woken > 0) log.info({ woken }, 'what was kept back goes on')
  }

export default wake
