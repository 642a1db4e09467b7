import { z } from 'zod'
import { takeUpText } from '../db/work/messages.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ text: z.uuid() })

/** Takes up what a vendor wrote while somebody had their lead locked. */
const takeUp: TaskMaker =
  ({ pool }) =>
  async (payload) => {
    await takeUpText(pool, payloadSchema.parse(payload).text)
  }

export default takeUp
