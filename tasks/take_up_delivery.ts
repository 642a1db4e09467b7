import { z } from 'zod'
import { takeUpDelivery } from '../db/work/deliveries.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ delivery: z.uuid() })

/** Takes up what came in at a webhook. */
const takeUp: TaskMaker =
  ({ pool }) =>
  async (payload) => {
    await takeUpDelivery(pool, payloadSchema.parse(payload).delivery)
  }

export default takeUp
