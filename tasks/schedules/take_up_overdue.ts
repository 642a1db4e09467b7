import { bookOverdueWork } from '../../db/work/timers.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Looks for leads of the stages of a schedule that are overdue and looked at by nobody. In good health it finds none. */
export const takeUpOverdue =
  (schedule: string): StepMaker =>
  ({ unhurriedPool: pool, log }) =>
  async () => {
    const overdue = await bookOverdueWork(pool, '1 minute', schedule)
    if (overdue > 0)
      log.warn({ schedule, overdue }, 'nobody looked at work that was overdue; it has been booked anew')
    return {
      found: overdue,
      done: overdue,
      says:
        overdue === 0
          ? 'Nobody had been forgotten.'
          : `${counted(overdue, 'lead')} taken up that nobody looked at.`,
    }
  }
