import { deepStrictEqual } from 'node:assert'
import { makeLeads } from '../leads.ts'
import { type Measure, median, shown } from '../measure.ts'
import { interleaved, ratio } from '../rounds.ts'
import type { Bench, Row } from '../row.ts'
import type { BenchDatabase } from '../server.ts'
import { openWriters } from '../writers.ts'

const edges = [
  // An agent's run is cancelled and the next one started; the timer is armed again, its job is there already.
  { from: 'NEW_LEAD', to: 'AI_CONVERSATION', openRuns: true, floor: 'begin_conversation' },
  // No agent: a text is written and sent, the timer is armed again.
  { from: 'OFFER_MADE', to: 'VIDEO_SENT', openRuns: false, floor: 'send_video' },
]
const targets = [
  { writers: 1, atLeast: 0.75, moves: 600 },
  { writers: 8, atLeast: 0.6, moves: 1200 },
  { writers: 32, atLeast: 0.6, moves: 1200 },
]

export const singleMoves: Row = {
  number: 1,
  title: 'Durable stage changes a second, × the floor that writes the same rows',
  async measure(bench) {
    const measures: Measure[] = []
    for (const edge of edges) {
      const database = await bench.server.database('moves')
      await refuseUnfairFloor(database, edge)
      for (const target of targets) measures.push(await measureEdge(bench, database, edge, target))
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

// Nobody moves leads as a superuser, for whom PostgreSQL leaves out every question of rights.
async function measureEdge(
  { isQuick, say }: Bench,
  database: BenchDatabase,
  edge: Edge,
  { writers: count, atLeast, moves }: Target,
): Promise<Measure> {
  const what = `${edge.from} → ${edge.to}, ${count} writer${count === 1 ? '' : 's'}`
  say(what)
  const rounds = isQuick ? 3 : 5
  const perRound = isQuick ? moves / 3 : moves
  const leads = await makeLeads(database.client, {
    count: perRound * (rounds + 1),
    stage: edge.from,
    openRuns: edge.openRuns,
  })
  await database.client.query('select bench_floor.copy_leads($1)', [leads])
  await database.client.query('vacuum (analyze)')
  await database.client.query('checkpoint')

  const writers = await openWriters(database.url, count, { role: 'pipeline_owner' })
  const { ours, floor, bare } = statementsOf(edge)
  const next = batches(leads, perRound)
  const [oursNext, floorNext, bareNext] = [next(), next(), next()]
  try {
    const samples = await interleaved(
      { rounds, warmUp: true },
      {
        ours: () => writers.move(ours, oursNext()),
        floor: () => writers.move(floor, floorNext()),
        bare: () => writers.move(bare, bareNext()),
      },
    )
    return {
      row: 1,
      what,
      measured: ratio(samples, 'ours', 'floor'),
      unit: '× floor',
      target: { is: 'at least', value: atLeast },
      beside: `${shown(median(samples.ours))} moves/s; floor ${shown(median(samples.floor))}; bare UPDATE ${shown(median(samples.bare))}`,
    }
  } finally {
    await writers.end()
  }
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
