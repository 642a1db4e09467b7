import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerEvents } from 'graphile-worker'

/** Jobs that say so need not be done at once; see the priorities in db/logic/booking/job_of.sql. */
const canWait = 'can_wait'
/** A look past a long backlog that can wait is slow, and mostly in vain: at most this part of the time is spent on them. */
const lookingShare = 0.1
const shortestPauseMs = 200
const longestPauseMs = 1_000

/** How many hands there are beside those that do whatever comes. */
export function keptHands(hands: number): number {
  return Math.ceil(hands / 4)
}

/**
 * Lets this many hands take whatever comes and keeps the others free of what can wait: slow agents at work for an
 * import must not make a vendor wait for an answer. Returns what the queue asks before a hand looks for a job.
 */
export function keepHandsFree(events: WorkerEvents, hands: number): () => null | Promise<string[]> {
  /** Hands that look for any job, or do one that can wait. */
  const taken = new Set<unknown>()
  /** Answers that were given and not used yet: whether any job may be taken. */
  const answers: boolean[] = []
  const beganToLook = new Map<unknown, number>()
  let pauseMs = 0
  let nextLookAt = 0

  events.on('worker:getJob:start', ({ worker }) => {
    if (answers.shift()) taken.add(worker)
    else beganToLook.set(worker, Date.now())
  })
  const looked = ({ worker }: { worker: unknown }) => {
    const beganAt = beganToLook.get(worker)
    beganToLook.delete(worker)
    taken.delete(worker)
    if (beganAt === undefined) return
    pauseMs = Math.min(Math.max(shortestPauseMs, (Date.now() - beganAt) / lookingShare), longestPauseMs)
  }
  events.on('worker:getJob:empty', looked)
  events.on('worker:getJob:error', looked)
  events.on('job:start', ({ worker, job }) => {
    if (beganToLook.delete(worker)) pauseMs = 0
    if (job.flags?.[canWait]) taken.add(worker)
    else taken.delete(worker)
  })
  events.on('job:complete', ({ worker }) => taken.delete(worker))

  async function onlyUrgent(): Promise<string[]> {
    const lookAt = Math.max(nextLookAt, Date.now())
    nextLookAt = lookAt + pauseMs
    if (lookAt > Date.now()) await sleep(lookAt - Date.now())
    answers.push(false)
    return [canWait]
  }

  return () => {
    if (taken.size + answers.filter(Boolean).length >= hands) return onlyUrgent()
    answers.push(true)
    return null
  }
}

/** Jobs taken together come as the rows were found (graphile-worker 0.18.0): what is urgent goes first here, too. */
export function keepOrder(events: WorkerEvents): void {
  events.on('localQueue:getJobs:complete', ({ jobs }) => {
    jobs.sort((a, b) => a.priority - b.priority || a.run_at.getTime() - b.run_at.getTime())
  })
}
