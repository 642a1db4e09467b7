import { EventEmitter, once } from 'node:events'
import { Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, vi } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { QueueMismatch } from '../../db/work/queue_mismatch.ts'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import type { Agent } from '../../src/agents/contract/agent.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { eagerAgents } from '../support/agents.ts'
import { letJobsBeLost, story } from '../support/databases/database.ts'
import { aLead, only } from '../support/leads.ts'

const log = createLog('silent')

/** Resolves when the lead has entered the stage; the story's own time limit is the limit. */
async function untilAt(
  db: { query: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }> },
  lead: string,
  stage: string,
) {
  for (;;) {
    const { rows } = await db.query(
      'select from pipeline.vendor_leads where id = $1 and pipeline_stage = $2',
      [lead, stage],
    )
    if (rows.length > 0) return
    await pause(5)
  }
}

/** It does its first work without: nobody hears what is rung before. */
async function untilListening(db: Db): Promise<void> {
  await vi.waitUntil(async () => {
    const { rowCount } = await db.query(
      `select from pg_stat_activity where datname = current_database() and query like 'LISTEN%' and state = 'idle'`,
    )
    return rowCount !== 0
  }, 60_000)
}

story(
  'a worker picks up a new lead by itself, as the least of all roles',
  async ({ database: { url, db } }) => {
    const worker = await startWorker({ url, log, agents: agentCaller({ builtin: eagerAgents }) })
    try {
      const lead = await aLead(db)
      await untilAt(db, lead, 'AI_CONVERSATION')
      const { rows } = await db.query<{ actor_kind: string; actor: string }>(
        `select actor_kind, actor from pipeline.pipeline_events where to_stage = 'AI_CONVERSATION'`,
      )
      expect(only(rows)).toEqual({ actor_kind: 'agent', actor: 'sms_agent' })
      const roles = await db.query(
        `select distinct pg_has_role('pipeline_worker', oid, 'member') as worker_is from pg_roles where rolname = 'pipeline_owner'`,
      )
      expect(roles.rows).toEqual([{ worker_is: false }])
    } finally {
      await worker.stop()
    }
  },
)

story('whoever rings the worker’s bells ends nothing', async ({ database: { url, db } }) => {
  const lines: string[] = []
  const destination = new Writable({
    write(line, _, done) {
      lines.push(String(line))
      done()
    },
  })
  const worker = await startWorker({
    url,
    log: createLog('info', destination),
    agents: agentCaller({ builtin: eagerAgents }),
  })
  try {
    await untilListening(db)
    await untilAt(db, await aLead(db), 'AI_CONVERSATION')
    const claims = ['{"breaking":true,"migrationNumber":99}', '{"breaking":1}', '{', 'null', '']
    for (const claim of claims) await db.query(`select pg_notify('worker:migrate', $1)`, [claim])
    const counts = ['{"count":1e300}', '{"count":-1}', '{"count":"x"}', '[]', '']
    for (const count of counts) await db.query(`select pg_notify('jobs:insert', $1)`, [count])
    await vi.waitUntil(
      () => lines.filter((line) => line.includes('it was not')).length === claims.length,
      60_000,
    )
    await untilAt(db, await aLead(db), 'AI_CONVERSATION')
    expect(process.exitCode).toBeUndefined()
    expect(lines.join('')).not.toContain('starting another')

    await db.query('insert into graphile_worker.migrations (id, breaking) values (99, true)')
    await db.query(`select pg_notify('worker:migrate', '{"breaking":true,"migrationNumber":99}')`)
    await expect(worker.stopped).rejects.toBeInstanceOf(QueueMismatch)
  } finally {
    process.exitCode = undefined
    await worker.stop().catch(() => {})
  }
})

story('three workers share the leads and none is served twice', async ({ database: { url, db } }) => {
  const calls = new Map<string, number>()
  const counting: Agent = async ({ lead }) => {
    calls.set(lead.id, (calls.get(lead.id) ?? 0) + 1)
    return { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello' } }
  }
  const agents = agentCaller({ builtin: { sms_agent: counting } })
  const workers = await Promise.all([1, 2, 3].map(() => startWorker({ url, log, agents, concurrency: 3 })))
  try {
    await db.query(
      `insert into pipeline.vendor_leads (vendor_name, vendor_phone) select 'V', '+44770090' || lpad(n::text, 4, '0') from generate_series(1, 100) as n`,
    )
    for (;;) {
      const { rows } = await db.query<{ left: number }>(
        `select count(*)::integer as left from pipeline.vendor_leads where pipeline_stage = 'NEW_LEAD'`,
      )
      if (only(rows).left === 0) break
      await pause(5)
    }
    expect(calls.size).toBe(100)
    expect([...calls.values()].every((count) => count === 1)).toBe(true)
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
})

story('what a busy worker has no hands for goes to others', async ({ database: { url, db } }) => {
  const moments = new EventEmitter()
  const slow: Agent = async () => {
    await once(moments, 'release')
    return { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello' } }
  }
  const begun = (agent: Agent) =>
    startWorker({
      url,
      log,
      concurrency: 2,
      agents: agentCaller({ builtin: { ...eagerAgents, sms_agent: agent } }),
    })
  const thinking = async () =>
    (await db.query(`select from pipeline.agent_runs where status = 'running'`)).rows.length
  const waiting = async () =>
    (await db.query(`select from pipeline.vendor_leads where pipeline_stage = 'NEW_LEAD'`)).rows.length

  const busy = await begun(slow)
  await db.query(
    `insert into pipeline.vendor_leads (vendor_name, vendor_phone) select 'V', '+44770090' || lpad(n::text, 4, '0') from generate_series(1, 12) as n`,
  )
  await expect.poll(thinking).toBe(2)
  const idle = await begun(eagerAgents.sms_agent as Agent)
  try {
    await expect.poll(waiting).toBe(2)
  } finally {
    moments.emit('release')
    await Promise.all([busy.stop(), idle.stop()])
  }
  expect(await waiting()).toBe(0)
})

story(
  'a stopping worker lets a running agent finish and gives back what it has not begun',
  async ({ database: { url, db } }) => {
    const moments = new EventEmitter()
    const slow: Agent = async () => {
      const released = once(moments, 'release')
      moments.emit('started')
      await released
      return { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello' } }
    }
    const started = once(moments, 'started')
    await db.query(
      `insert into pipeline.vendor_leads (vendor_name, vendor_phone) select 'V', '+44770090' || lpad(n::text, 4, '0') from generate_series(1, 5) as n`,
    )
    const complaints: string[] = []
    const worker = await startWorker({
      ...{ url, concurrency: 1, log: createLog('warn', { write: (line) => complaints.push(line) }) },
      agents: agentCaller({ builtin: { sms_agent: slow } }),
    })
    await started
    const stopped = worker.stop()
    const ready = async () =>
      (
        await db.query(
          `select from graphile_worker.jobs where task_identifier = 'run_agent' and locked_at is null and attempts = 0`,
        )
      ).rows.length
    await expect.poll(ready).toBe(4)
    moments.emit('release')
    await stopped
    const runs = await db.query(
      `select status, count(*)::integer from pipeline.agent_runs where purpose = 'INITIAL_CONTACT' group by status order by status`,
    )
    expect(runs.rows).toEqual([
      { status: 'queued', count: 4 },
      { status: 'succeeded', count: 1 },
    ])
    expect(complaints).toEqual([])
  },
)

story(
  'what cannot finish in time is given back, without counting as a failure',
  async ({ database: { url, db } }) => {
    const moments = new EventEmitter()
    const endless: Agent = async (_, signal) => {
      moments.emit('started')
      await once(signal, 'abort')
      throw signal.reason
    }
    const worker = await startWorker({ url, log, agents: agentCaller({ builtin: { sms_agent: endless } }) })
    const started = once(moments, 'started')
    await aLead(db)
    await started
    await worker.stop()
    const { rows } = await db.query('select status, attempt, error from pipeline.agent_runs')
    expect(rows).toEqual([{ status: 'queued', attempt: 1, error: null }])
    const jobs = await db.query(
      `select count(*)::integer as ready from graphile_worker.jobs where task_identifier = 'run_agent' and locked_at is null`,
    )
    expect(jobs.rows).toEqual([{ ready: 1 }])
  },
)

story('a worker that loses every connection goes on by itself', async ({ database: { url, db } }) => {
  const worker = await startWorker({ url, log, agents: agentCaller({ builtin: eagerAgents }) })
  try {
    await untilAt(db, await aLead(db), 'AI_CONVERSATION')
    await db.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'pipeline worker'`,
    )
    await untilAt(db, await aLead(db), 'AI_CONVERSATION')
  } finally {
    await worker.stop()
  }
})

story(
  'overdue work whose job was lost is woken by the reconciler, as the worker’s role',
  async ({ database: { url, db } }) => {
    const lead = await aLead(db)
    await letJobsBeLost(db)
    await db.query(`update pipeline.agent_runs set next_attempt_at = now() - interval '5 minutes'`)
    await db.query('delete from graphile_worker._private_jobs')
    const worker = await startWorker({ url, log, agents: agentCaller({ builtin: eagerAgents }) })
    try {
      await db.query(`select graphile_worker.add_job('reconcile')`)
      await untilAt(db, lead, 'AI_CONVERSATION')
    } finally {
      await worker.stop()
    }
  },
)
