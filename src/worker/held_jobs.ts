import type { WorkerEvents } from 'graphile-worker'

/** The jobs that this process knows it holds: running, or taken and waiting for their turn. */
export interface HeldJobs {
  ids(): string[]
}

export function followHeldJobs(events: WorkerEvents): HeldJobs {
  const held = new Set<string>()
  events.on('localQueue:getJobs:complete', ({ jobs }) => {
    for (const job of jobs) held.add(job.id)
  })
  events.on('localQueue:returnJobs', ({ jobs }) => {
    for (const job of jobs) held.delete(job.id)
  })
  events.on('job:start', ({ job }) => held.add(job.id))
  events.on('job:complete', ({ job }) => held.delete(job.id))
  return { ids: () => [...held] }
}
