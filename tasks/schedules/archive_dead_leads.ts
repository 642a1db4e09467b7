import { archiveDeadLeads as archive } from '../../db/work/schedules.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

const leadsAtATime = 1_000

/** Takes leads out of the usual lists that have been dead for long; a little at a time, so that nobody waits for them. */
const archiveDeadLeads: StepMaker =
  ({ unhurriedPool: pool }) =>
  async (signal) => {
    let archived = 0
    for (let batch = leadsAtATime; batch === leadsAtATime && !signal?.aborted; archived += batch)
      batch = await archive(pool, leadsAtATime)
    return { found: archived, done: archived, says: `${counted(archived, 'lead')} archived.` }
  }

export default archiveDeadLeads
