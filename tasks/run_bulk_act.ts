import { z } from 'zod'
import { runBulkAct } from '../db/work/bulk_acts.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ act: z.uuid() })

/** Does what somebody asked for to the next leads of many; the act books the look at those after them. */
const run: TaskMaker =
  ({ pool, log }) =>
  async (payload) => {
    const { act } = payloadSchema.parse(payload)
    const status = await runBulkAct(pool, act)
    log.debug({ act, status }, 'bulk act went on')
  }

export default run
