import { startDueSchedules } from '../db/work/schedules.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

/** Has workers do what is due by the clock: see pipeline.schedules. */
const start: TaskMaker =
  ({ pool, log }) =>
  async () => {
    const started = await startDueSchedules(pool)
    if (started > 0) log.debug({ started }, 'schedules began')
  }

export default start
