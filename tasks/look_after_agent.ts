import { z } from 'zod'
import { lookAfterAgent } from '../db/work/agent_runs.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ agent: z.string() })

/** While an agent is down lets a run try it; wakes those that waited when it is back. */
const lookAfter: TaskMaker =
  ({ pool }) =>
  async (payload) => {
    await lookAfterAgent(pool, payloadSchema.parse(payload).agent)
  }

export default lookAfter
