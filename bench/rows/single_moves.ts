import { deepStrictEqual } from 'node:assert'
import { makeLeads } from '../leads.ts'
import { type Measure, median, quantile, shown } from '../measure.ts'
import { interleaved, ratio } from '../rounds.ts'
import type { Bench, Row } from '../row.ts'
import { type BenchDatabase, connect } from '../server.ts'
import { cpuOfServer } from '../server_cpu.ts'
import { openWriters } from '../writers.ts'

const edges = [
  // An agent's run is cancelled and the next one started; the timer is armed again, its job is there already.
  { from: 'NEW_LEAD', to: 'AI_CONVERSATION', openRuns: true, floor: 'begin_conversation' },
  // No agent: a text is written and sent, the timer is armed again.
  { from: 'OFFER_MADE', to: 'VIDEO_SENT', openRuns: false, floor: 'send_video' },
]
const targets = [
  { writers: 1, atLeast: 0.75, cpuUnder: 1.2, p99Under: null, moves: 600 },
  { writers: 8, atLeast: 0.6, cpuUnder: 1.2, p99Under: null, moves: 1200 },
  { writers: 32, atLeast: 0.6, cpuUnder: null, p99Under: 80, moves: 1200 },
]
// Nobody moves leads as a superuser, for whom PostgreSQL leaves out every question of rights.
const session = { role: 'pipeline_owner' }

export const singleMoves: Row = {
  number: 1,
  title: 'Durable stage changes a second, × the floor that writes the same rows',
  async measure(bench) {
    const measures: Measure[] = []
    for (const edge of edges) {
      const database = await bench.server.database('moves')
      await refuseUnfairFloor(database, edge)
      for (const target of targets) measures.push(...(await measureEdge(bench, database, edge, target)))
      measures.push(await firstMove(bench, database, edge))
      await database.drop()
    }
    return measures
  },
}

type Edge = (typeof edges)[number]
type Target = (typeof targets)[number]

const statementsOf = (edge: Edge) => ({
  ours: {
    name: 'ours',
    text: `update pipeline.vendor_leads set pipeline_stage = '${edge.to}' where id = $1`,
  },
  floor: { name: 'floor', text: `select bench_floor.${edge.floor}($1)` },
  bare: {
    name: 'bare',
    text: `update bench_floor.bare_leads
           set pipeline_stage = '${edge.to}', stage_visit = stage_visit + 1, stage_entered_at = now(), updated_at = now()
           where id = $1`,
  },
})

async function measureEdge(
  { isQuick, say }: Bench,
  database: BenchDatabase,
  edge: Edge,
  { writers: count, moves, ...target }: Target,
): Promise<Measure[]> {
  const what = `${edge.from} → ${edge.to}, ${count} writer${count === 1 ? '' : 's'}`
  say(what)
  const rounds = isQuick ? 3 : 5
  const perRound = isQuick ? moves / 3 : moves
  const leads = await freshLeads(database, edge, perRound * (rounds + 1))
  const writers = await openWriters(database.url, count, session)
  const cpu = await cpuOfServer(database.client)
  const { ours, floor, bare } = statementsOf(edge)
  const next = batches(leads, perRound)
  const [oursNext, floorNext, bareNext] = [next(), next(), next()]
  const cpuSeconds: number[] = []
  const took: number[][] = []
  try {
    const samples = await interleaved(
      { rounds, warmUp: true },
      {
        async ours() {
          const before = await cpu()
          const moved = await writers.move(ours, oursNext())
          const after = await cpu()
          took.push(moved.took)
          if (before !== null && after !== null) cpuSeconds.push(after - before)
          return moved.perSecond
        },
        floor: async () => (await writers.move(floor, floorNext())).perSecond,
        bare: async () => (await writers.move(bare, bareNext())).perSecond,
      },
    )
    const warm = took.slice(1).flat()
    return [
      {
        row: 1,
        what,
        measured: ratio(samples, 'ours', 'floor'),
        unit: '× floor',
        target: { is: 'at least', value: target.atLeast },
        beside: `${shown(median(samples.ours))} moves/s; floor ${shown(median(samples.floor))}; bare UPDATE ${shown(median(samples.bare))}`,
      },
      ...cpuSeconds.slice(1, 2).map(() => ({
        row: 1,
        what: '  CPU of the server for a move',
        measured: (median(cpuSeconds.slice(1)) / perRound) * 1000,
        unit: 'ms',
        target: under(target.cpuUnder),
        beside: '',
      })),
      {
        row: 1,
        what: '  slowest of a hundred (p99)',
        measured: quantile(warm, 0.99),
        unit: 'ms',
        target: under(target.p99Under),
        beside: `p50 ${shown(median(warm))} ms`,
      },
    ]
  } finally {
    await writers.end()
  }
}

const under = (value: number | null) => (value === null ? null : ({ is: 'under', value } as const))

/** Plans, and PL/pgSQL that is compiled: what a connection pays once. */
async function firstMove({ isQuick }: Bench, database: BenchDatabase, edge: Edge): Promise<Measure> {
  const { ours, floor } = statementsOf(edge)
  const took = { ours: [] as number[], floor: [] as number[] }
  for (const lead of await freshLeads(database, edge, isQuick ? 5 : 21)) {
    for (const [variant, statement] of Object.entries({ ours, floor })) {
      const client = await connect(database.url, session)
      await client.query('select 1')
      const since = performance.now()
      await client.query(statement.text, [lead])
      took[variant as 'ours' | 'floor'].push(performance.now() - since)
      await client.end()
    }
  }
  return {
    row: 1,
    what: `${edge.from} → ${edge.to}, first move of a session`,
    measured: median(took.ours),
    unit: 'ms',
    target: under(10),
    beside: `floor ${shown(median(took.floor))} ms`,
  }
}

async function freshLeads({ client }: BenchDatabase, edge: Edge, count: number): Promise<string[]> {
  const leads = await makeLeads(client, { count, stage: edge.from, openRuns: edge.openRuns })
  await client.query('select bench_floor.copy_leads($1)', [leads])
  await client.query('vacuum (analyze)')
  await client.query('checkpoint')
  return leads
}

/** Every variant walks through the same leads, a batch a round. */
function batches(leads: readonly string[], size: number) {
  return () => {
    let from = 0
    return () => {
      const batch = leads.slice(from, from + size)
      from += size
      return batch
    }
  }
}

/** @throws AssertionError when a move and its floor do not write the same rows. */
async function refuseUnfairFloor({ client }: BenchDatabase, edge: Edge): Promise<void> {
  const [lead] = await makeLeads(client, { count: 1, stage: edge.from, openRuns: edge.openRuns })
  const jobs = async () =>
    (
      await client.query<{ jobs: number }>(
        'select count(*)::integer as jobs from graphile_worker._private_jobs',
      )
    ).rows[0]?.jobs ?? 0
  const rows = async (schema: string) =>
    (await client.query<{ rows: unknown }>('select bench_floor.rows_of($1, $2) as rows', [lead, schema]))
      .rows[0]?.rows
  await client.query('select bench_floor.copy_leads(array[$1::uuid])', [lead])

  const { ours, floor } = statementsOf(edge)
  const before = await jobs()
  await client.query(ours.text, [lead])
  const between = await jobs()
  await client.query(floor.text, [lead])
  deepStrictEqual(await rows('bench_floor'), await rows('pipeline'))
  deepStrictEqual((await jobs()) - between, between - before)
}
