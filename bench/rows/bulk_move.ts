import { makeLeads } from '../leads.ts'
import { type Measure, median, shown } from '../measure.ts'
import type { Bench, Row } from '../row.ts'
import type { BenchDatabase } from '../server.ts'

const move = `update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION' where id = any ($1)`
const floor = 'select bench_floor.begin_conversations($1)'

export const bulkMove: Row = {
  number: 2,
  title: 'Bulk move of 20,000 leads in one statement',
  async measure(bench) {
    return [await inFreshTables(bench), await inUsedTables(bench)]
  },
}

/** Tables that were never analysed, a session that plans for the first time. */
async function inFreshTables({ server, isQuick, say }: Bench): Promise<Measure> {
  const samples = { ours: [] as number[], floor: [] as number[] }
  for (let round = 1; round <= (isQuick ? 1 : 3); round += 1) {
    say(`fresh tables, round ${round}`)
    for (const variant of round % 2 === 1 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)) {
      const database = await server.database('bulk')
      const leads = await newLeads(database, isQuick)
      samples[variant].push(await timed(database, variant === 'ours' ? move : floor, leads))
      await database.drop()
    }
  }
  return measureOf('never analysed, first statement of a session', samples)
}

/** Analysed tables, and a session that has kept its plans since it moved a single lead in nearly empty tables. */
async function inUsedTables({ server, isQuick, say }: Bench): Promise<Measure> {
  const database = await server.database('bulk')
  for (let lead = 0; lead < 10; lead += 1) {
    const [only] = await makeLeads(database.client, { count: 1, stage: 'NEW_LEAD', openRuns: true })
    await database.client.query(move, [[only]])
  }
  const samples = { ours: [] as number[], floor: [] as number[] }
  for (let round = 1; round <= (isQuick ? 1 : 3); round += 1) {
    say(`used tables, round ${round}`)
    const leads = await newLeads(database, isQuick)
    await database.client.query('vacuum (analyze)')
    samples.ours.push(await timed(database, move, leads))
    samples.floor.push(await timed(database, floor, leads))
  }
  await database.drop()
  return measureOf('analysed, a session with plans for single leads', samples)
}

async function newLeads({ client }: BenchDatabase, isQuick: boolean): Promise<string[]> {
  const leads = await makeLeads(client, {
    count: isQuick ? 5_000 : 20_000,
    stage: 'NEW_LEAD',
    openRuns: true,
  })
  await client.query('select bench_floor.copy_leads($1)', [leads])
  return leads
}

async function timed({ client }: BenchDatabase, statement: string, leads: string[]): Promise<number> {
  await client.query('checkpoint')
  const startedAt = performance.now()
  await client.query(statement, [leads])
  return (leads.length / (performance.now() - startedAt)) * 1000
}

function measureOf(what: string, samples: { ours: number[]; floor: number[] }): Measure {
  return {
    row: 2,
    what,
    measured: median(samples.ours),
    unit: 'leads/s',
    target: { is: 'at least', value: 10_000 },
    beside: `floor ${shown(median(samples.floor))} leads/s`,
  }
}
