import type { Task, TaskList } from 'graphile-worker'
import type { Metrics } from '../metrics/metrics.ts'

/** The tasks, with how late they begin, how long they take and how often they fail being measured. */
export function measuredTasks(tasks: TaskList, metrics: Metrics): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, task && measured(name, task, metrics)]),
  )
}

function measured(name: string, task: Task, { tasks, taskLateness }: Metrics): Task {
  return async (payload, helpers) => {
    taskLateness.observe({ task: name }, Math.max(0, Date.now() - helpers.job.run_at.getTime()) / 1000)
    const stop = tasks.startTimer({ task: name })
    try {
      const result = await task(payload, helpers)
      stop({ result: 'done' })
      return result
    } catch (error) {
      stop({ result: 'failed' })
      throw error
    }
  }
}
