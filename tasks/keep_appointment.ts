import { z } from 'zod'
import { keepAppointment } from '../db/work/appointments.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ appointment: z.uuid() })

/** Does what somebody has set for this time: a call that is due, a hold or a snooze that ends. */
const keep: TaskMaker =
  ({ pool, log }) =>
  async (payload) => {
    const kept = await keepAppointment(pool, payloadSchema.parse(payload).appointment)
    if (kept !== null) log.info({ kept }, 'what was set for this time has come')
  }

export default keep
