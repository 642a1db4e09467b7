import type { Task, TaskList } from 'graphile-worker'

/** The tasks, each as `wrap` makes it. */
export function eachTask(tasks: TaskList, wrap: (name: string, task: Task) => Task): TaskList {
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, task && wrap(name, task)]))
}
