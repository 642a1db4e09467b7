import type { TaskList } from 'graphile-worker'
import type { Metrics } from '../metrics/metrics.ts'
import { eachTask } from './each_task.ts'

/** The tasks, with how late they begin, how long they take and how often they fail being measured. */
export function measuredTasks(tasks: TaskList, metrics: Metrics): TaskList {
  return eachTask(tasks, (name, task) => async (payload, helpers) => {
    const lateMs = Math.max(0, Date.now() - helpers.job.run_at.getTime())
    metrics.taskLateness.observe({ task: name }, lateMs / 1000)
    const stop = metrics.tasks.startTimer({ task: name })
    try {
      const result = await task(payload, helpers)
      stop({ result: 'done' })
      return result
    } catch (error) {
      stop({ result: 'failed' })
      throw error
    }
  })
}
