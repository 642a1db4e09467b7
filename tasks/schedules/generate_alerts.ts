import { generateAlerts as generate } from '../../db/work/schedules.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Looks for what is wrong and happens by nothing, and passes questions on that have waited for too long. */
const generateAlerts: StepMaker =
  ({ unhurriedPool: pool }) =>
  async () => {
    const { found, passedOn } = await generate(pool)
    return {
      found,
      done: passedOn,
      says: `${counted(found, 'alert')} of what is looked for, ${counted(passedOn, 'overdue question')} passed on.`,
    }
  }

export default generateAlerts
