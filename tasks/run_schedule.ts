import { z } from 'zod'
import { beginRun, failRun, finishRun } from '../db/work/schedules.ts'
import { loggable } from '../src/loggable_error.ts'
import { steps } from '../src/schedules/steps.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ run: z.uuid() })

/** Does what a schedule is for, and writes down what came of it: its failure is its own, and no other's. */
const run: TaskMaker = (tools) => {
  const { unhurriedPool: pool, log } = tools
  return async (payload, { abortSignal, job }) => {
    const { run: id } = payloadSchema.parse(payload)
    const schedule = await beginRun(pool, id, job.id)
    if (schedule === null) return
    const step = steps[schedule]
    try {
      if (step === undefined) throw new Error(`this program has no step called ${schedule}`)
      await finishRun(pool, id, await step(tools)(abortSignal))
    } catch (error) {
      const told = loggable(error)
      const isLast = await failRun(pool, id, String(told.message ?? told.sqlstate ?? told.error))
      log[isLast ? 'error' : 'warn']({ schedule, ...told }, 'a schedule failed')
    }
  }
}

export default run
