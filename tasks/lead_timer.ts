import { z } from 'zod'
import { fireTimer } from '../db/work/timers.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ lead: z.uuid() })

/** Looks at a lead's timer; the database decides whether it is due and what it does. */
const leadTimer: TaskMaker =
  ({ pool, log }) =>
  async (payload, { job }) => {
    const { lead: leadId } = payloadSchema.parse(payload)
    const did = await fireTimer(pool, leadId)
    log.debug({ leadId, jobId: String(job.id), did }, 'timer looked at')
  }

export default leadTimer
