import type { Counts } from './counts.ts'
import type { TaskTools } from './task_maker.ts'

/** What a step found to do and did of it, for the list of runs. */
export interface StepResult {
  found?: number
  done?: number
  /** Of a step that does several kinds of things: how much of each it did. */
  counts?: Counts
  /** For people: one sentence without anything personal. */
  says: string
}

/** A file in tasks/schedules exports one of these: given its tools, it does what the schedule of its name is for. */
export type StepMaker = (tools: TaskTools) => (signal?: AbortSignal) => Promise<StepResult>
