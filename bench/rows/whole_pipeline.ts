import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { projectFile } from '../../src/project_file.ts'
import { type Measure, median, shown } from '../measure.ts'
import { interleaved, ratio } from '../rounds.ts'
import type { Bench, Row } from '../row.ts'
import { type BenchDatabase, runFile } from '../server.ts'
import { cpuOfServer } from '../server_cpu.ts'
import { startBenchWorker } from '../worker.ts'

const stages = [
  'NEW_LEAD',
  'AI_CONVERSATION',
  'DEAL_VALIDATION',
  'OFFER_MADE',
  'VIDEO_SENT',
  'RETRY_1',
  'RETRY_2',
  'RETRY_3',
]
const lastStage = stages.at(-1)
const movesPerLead = stages.length - 1

export const wholePipeline: Row = {
  number: 4,
  title: 'A whole pipeline of 8 stages, agents that do nothing, one worker process',
  async measure(bench) {
    const cpu: Record<string, number[]> = { ours: [], asShipped: [], pgBoss: [] }
    const noted = (name: string, drain: Drain) => async () => {
      bench.say(name)
      const { perSecond, cpuOfStep } = await drain(bench)
      if (cpuOfStep !== null) cpu[name]?.push(cpuOfStep)
      return perSecond
    }
    const samples = await interleaved(
      { rounds: bench.isQuick ? 1 : 3, warmUp: false },
      {
        ours: noted('ours', drainOurs('ours')),
        asShipped: noted('asShipped', drainOurs('as_shipped')),
        pgBoss: noted('pgBoss', drainPgBoss),
      },
    )
    return [
      {
        row: 4,
        what: 'steps a second',
        measured: median(samples.ours),
        unit: 'steps/s',
        target: null,
        beside: `the job queue as shipped ${shown(median(samples.asShipped))}, pg-boss ${shown(median(samples.pgBoss))}`,
      },
      against(samples, 'pgBoss', 'against pg-boss, which writes a lead, an event and the next job'),
      against(samples, 'asShipped', 'against the job queue as shipped, same rows'),
      ...(cpu.ours?.length === 0 ? [] : [cpuOfSteps(cpu)]),
    ]
  },
}

function against(
  samples: Record<'ours' | 'asShipped' | 'pgBoss', number[]>,
  other: 'asShipped' | 'pgBoss',
  what: string,
): Measure {
  return {
    row: 4,
    what,
    measured: ratio(samples, 'ours', other),
    unit: '×',
    target: { is: 'at least', value: 1 },
    beside: '',
  }
}

const cpuOfSteps = ({ ours = [], asShipped = [], pgBoss = [] }: Record<string, number[]>): Measure => ({
  row: 4,
  what: 'CPU of the server for a step',
  measured: median(ours),
  unit: 'ms',
  target: { is: 'under', value: 2 },
  beside: `the job queue as shipped ${shown(median(asShipped))}, pg-boss ${shown(median(pgBoss))}`,
})

type Drain = (bench: Bench) => Promise<{ perSecond: number; cpuOfStep: number | null }>

const leadsOf = ({ isQuick }: Bench) => (isQuick ? 200 : 600)

/** Leads arrive in one statement, then the worker starts; how quickly all come to the last stage. */
const drainOurs =
  (settings: 'ours' | 'as_shipped'): Drain =>
  async (bench) => {
    const leads = leadsOf(bench)
    const database = await bench.server.database('pipeline')
    await runFile(database.client, 'eight_stages.sql')
    if (settings === 'as_shipped') await runFile(database.client, 'queue_as_shipped.sql')
    await database.client.query('vacuum (analyze)')
    await database.client.query(
      `insert into pipeline.vendor_leads
         (vendor_name, vendor_phone, property_address, property_postcode, asking_price, property_type, bedrooms, condition)
       select 'Jo Smith', '+447700900' || lpad((n % 1000)::text, 3, '0'), n || ' Oak Road, Bristol', 'BS6 5QA',
         185000, 'semi_detached', 3, 'fair'
       from generate_series(1, $1::integer) as n`,
      [leads],
    )
    const arrived = await arrivals(database, leads)
    const worker = await startBenchWorker({ url: database.url, settings, outcome: 'advance' })
    try {
      return await arrived(
        `select count(*)::integer as there from pipeline.vendor_leads where pipeline_stage = $1`,
      )
    } finally {
      await worker.stop()
      await database.drop()
    }
  }

const drainPgBoss: Drain = async (bench) => {
  const leads = leadsOf(bench)
  const database = await bench.server.database('peer')
  await runFile(database.client, 'peer.sql')
  await database.client.query(
    `insert into bench_peer.leads (vendor_name, vendor_phone, stage)
     select 'Jo Smith', '+447700900' || lpad((n % 1000)::text, 3, '0'), $2 from generate_series(1, $1::integer) as n`,
    [leads, stages[0]],
  )
  const child = fork(projectFile('bench/peers/pg_boss_process.ts'), [database.url, stages.join(',')])
  try {
    await once(child, 'message')
    const arrived = await arrivals(database, leads)
    child.send('start')
    return await arrived(`select count(*)::integer as there from bench_peer.leads where stage = $1`)
  } finally {
    child.send('stop')
    await once(child, 'exit')
    await database.drop()
  }
}

/** Counts from now on how quickly all leads come to the last stage, and what the server spends on it. */
async function arrivals({ client }: BenchDatabase, leads: number) {
  const cpu = await cpuOfServer(client)
  const [startedAt, cpuBefore] = [performance.now(), await cpu()]
  return async (count: string) => {
    for (;;) {
      await pause(50)
      const { rows } = await client.query<{ there: number }>(count, [lastStage])
      if (rows[0]?.there !== leads) continue
      const seconds = (performance.now() - startedAt) / 1000
      const cpuAfter = await cpu()
      const steps = leads * movesPerLead
      return {
        perSecond: steps / seconds,
        cpuOfStep: cpuBefore === null || cpuAfter === null ? null : ((cpuAfter - cpuBefore) / steps) * 1000,
      }
    }
  }
}
