import {
  countDeadLetters,
  readAgentOutages,
  readBrokenChannels,
  readCarrierOutages,
  readOverdueWork,
  readQueueFacts,
} from '../../db/health/doctor.ts'
import { listSchedules } from '../../db/work/schedules.ts'
import { listWorkers, type WorkerState } from '../../db/work/workers.ts'
import { counted } from '../counted.ts'
import { harmless } from '../free_text.ts'
import { duration, minuteOf } from '../time_words.ts'
import { type Check, failure, ok, warning } from './finding.ts'

const startWorker = 'Start one: npm run worker'

const isLive = ({ state }: WorkerState) => state === 'connected'

const describeWorker = ({ host, processId, version, startedAt }: WorkerState) =>
  `process ${processId} on ${host}, version ${version}, since ${minuteOf(startedAt)}`

export const workers: Check = {
  about: 'workers',
  look: async (db) => {
    const known = await listWorkers(db)
    const [live, gone] = [known.filter(isLive), known.filter((worker) => !isLive(worker))]
    return [
      live.length === 0
        ? warning('none is connected: no text leaves, no deadline is kept', startWorker)
        : ok(live.map(describeWorker).join('; ')),
      ...gone.map((worker) =>
        warning(
          `${describeWorker(worker)}: ${worker.state}`,
          'Its jobs go to the other workers within half a minute.',
        ),
      ),
    ]
  },
}

const slowSeconds = 60
const stuckSeconds = 600

export const queue: Check = {
  about: 'queue',
  look: async (db) => {
    const { waiting, due, running, dead, oldestDueSeconds } = await readQueueFacts(db)
    const late = oldestDueSeconds ?? 0
    const says = `${counted(waiting, 'job')}, ${due} due, ${running} running`
    const behind = `${says}; the oldest has been due for ${duration(late)}`
    const todo = 'See that a worker runs and what it logs; start more workers when it cannot keep up.'
    return [
      late >= stuckSeconds ? failure(behind, todo) : late >= slowSeconds ? warning(behind, todo) : ok(says),
      ...(dead === 0
        ? []
        : [
            warning(
              `${counted(dead, 'job has', 'jobs have')} used up all attempts`,
              'Look: select * from graphile_worker.jobs where attempts >= max_attempts',
            ),
          ]),
    ]
  },
}

export const overdueWork: Check = {
  about: 'work',
  look: async (db) => {
    const overdue = await readOverdueWork(db)
    if (overdue.length === 0) return [ok('no timer, agent run or text is overdue')]
    return overdue.map(({ kind, count, oldestSeconds }) => ({
      about: kind,
      ...failure(
        `${counted(count, 'is', 'are')} overdue by more than 5 minutes, the oldest by ${duration(oldestSeconds)}`,
        'A running worker catches up within 15 minutes; see that one runs and what it logs.',
      ),
    }))
  },
}

export const deadLetters: Check = {
  about: 'dead letters',
  look: async (db) => {
    const dead = await countDeadLetters(db)
    return dead === 0
      ? [ok('no agent run waits for a person')]
      : [
          warning(
            `${counted(dead, 'agent run')} failed for good, and the leads stand still`,
            "Look: select * from pipeline.agent_runs where status = 'dead'. Replay: orchestrator agents replay",
          ),
        ]
  },
}

export const agents: Check = {
  about: 'agents',
  look: async (db) => {
    const outages = await readAgentOutages(db)
    if (outages.length === 0) return [ok('none is down')]
    return outages.map(({ agent, downSince, leads, lastError }) =>
      warning(
        `${agent} has answered nobody since ${minuteOf(downSince)} (${lastError}); ${counted(leads, 'lead')} wait`,
        'They go on by themselves when it answers again: see docs/what-waits.md',
      ),
    )
  },
}

export const carriers: Check = {
  about: 'carrier',
  look: async (db) => {
    const outages = await readCarrierOutages(db)
    if (outages.length === 0) return [ok('takes texts, or was not asked')]
    return outages.map(({ downSince, lastError }) =>
      warning(
        `has taken no text since ${minuteOf(downSince)} (${lastError}): all wait`,
        'They leave by themselves when it takes them again: see docs/set-up-twilio.md',
      ),
    )
  },
}

/** The ways by which people hear of alerts. */
export const channels: Check = {
  about: 'alert channels',
  look: async (db) => {
    const broken = await readBrokenChannels(db)
    if (broken.length === 0) return [ok('none is broken')]
    return broken.map(({ channel, since, lastError }) =>
      warning(
        `${channel} takes nothing${since === null ? '' : ` since ${minuteOf(since)}`} (${harmless(lastError ?? 'no reason was given')})`,
        'Put it right as docs/set-up-alerts.md says; what waits is sent then.',
      ),
    )
  },
}

/** What is done by the clock. */
export const schedules: Check = {
  about: 'schedules',
  look: async (db) => {
    const known = await listSchedules(db)
    const failed = known.filter(({ failedBecause }) => failedBecause !== null)
    const overlooked = known.filter(({ overlookedAt }) => overlookedAt !== null)
    const latest = known
      .flatMap(({ finishedAt }) => finishedAt ?? [])
      .sort((a, b) => Number(b) - Number(a))[0]
    if (failed.length + overlooked.length === 0)
      return [
        ok(
          latest === undefined
            ? 'none has run yet'
            : `${counted(known.length, 'schedule')}, the last at ${minuteOf(latest)}`,
        ),
      ]
    return [
      ...failed.map(({ schedule, failedBecause }) =>
        warning(
          harmless(`${schedule} failed: ${failedBecause}`),
          `When its cause is gone: orchestrator schedules run ${schedule} --reason "…"`,
        ),
      ),
      ...(overlooked.length === 0
        ? []
        : [
            failure(
              `due, and begun by nobody: ${overlooked.map(({ schedule }) => schedule).join(', ')}`,
              'See what the workers log, and start them anew.',
            ),
          ]),
    ]
  },
}
