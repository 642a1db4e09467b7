import { setTimeout as pause } from 'node:timers/promises'
import { makeLeads } from '../leads.ts'
import { median, shown } from '../measure.ts'
import { interleaved, ratio } from '../rounds.ts'
import type { Bench, Row } from '../row.ts'
import type { BenchDatabase } from '../server.ts'
import { cpuOfProcesses } from '../server_cpu.ts'
import { startBenchWorker } from '../worker.ts'
import { openWriters } from '../writers.ts'

const few = 1000
const writerCount = 8
/** There and back, so that a thousand leads can be moved for as long as we like. */
const move = {
  name: 'there and back',
  text: `update pipeline.vendor_leads
         set pipeline_stage = case pipeline_stage when 'AI_CONVERSATION' then 'DEAL_VALIDATION' else 'AI_CONVERSATION' end
         where id = $1`,
}

export const manyLeads: Row = {
  number: 5,
  title: 'A million live leads with timers',
  async measure(bench) {
    const many = bench.isQuick ? 50_000 : 1_000_000
    const small = await liveLeads(bench, 'few', few)
    const large = await liveLeads(bench, 'many', many)
    const idle = await idleShare(bench, large)
    const samples = await compare(bench, small, large)
    const look = await presentLook(bench, large)
    await small.drop()
    await large.drop()
    return [
      {
        row: 5,
        what: `stage changes a second with ${many.toLocaleString('en-GB')} leads, × those with 1,000 (${writerCount} writers)`,
        measured: ratio(samples, 'large', 'small'),
        unit: '×',
        target: { is: 'at least', value: 0.8 },
        beside: `${shown(median(samples.large))} moves/s; with 1,000 leads ${shown(median(samples.small))}`,
      },
      {
        row: 5,
        what: 'idle worker',
        measured: idle.worker * 100,
        unit: '% of a core',
        target: { is: 'under', value: 1 },
        beside: idle.server === null ? '' : `its connections in the server ${shown(idle.server * 100)} %`,
      },
      {
        row: 5,
        what: 'look for what must never be, present state',
        measured: look,
        unit: 's',
        target: { is: 'under', value: 15 },
        beside: '',
      },
    ]
  },
}

async function liveLeads({ server, say }: Bench, name: string, count: number): Promise<BenchDatabase> {
  const database = await server.database(name)
  for (let made = 0; made < count; ) {
    const batch = Math.min(100_000, count - made)
    await makeLeads(database.client, { count: batch, stage: 'AI_CONVERSATION', openRuns: false })
    made += batch
    say(`${made.toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')} leads made`)
  }
  await database.client.query('vacuum (analyze)')
  await database.client.query('checkpoint')
  return database
}

async function compare({ isQuick, say }: Bench, small: BenchDatabase, large: BenchDatabase) {
  const rounds = isQuick ? 3 : 5
  const movesPerRound = isQuick ? 500 : 2000
  const settings = { 'pipeline.reason': 'measured' }
  const writers = {
    small: await openWriters(small.url, writerCount, settings),
    large: await openWriters(large.url, writerCount, settings),
  }
  const round = async (size: 'small' | 'large', database: BenchDatabase) => {
    say(`moves among ${size === 'small' ? 'few' : 'many'} leads`)
    return (await writers[size].move(move, await someLeads(database, movesPerRound))).perSecond
  }
  try {
    return await interleaved(
      { rounds, warmUp: true },
      {
        small: () => round('small', small),
        large: () => round('large', large),
      },
    )
  } finally {
    await writers.small.end()
    await writers.large.end()
  }
}

/** Picked at random from all over the table; when there are too few, over and over. */
async function someLeads({ client }: BenchDatabase, count: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from (select id from pipeline.vendor_leads order by random() limit $1) as leads, generate_series(1, $1) limit $1',
    [count],
  )
  return rows.map((row) => row.id)
}

/** What the self-check reads every fifteen minutes. */
async function presentLook({ say }: Bench, { client }: BenchDatabase): Promise<number> {
  say('look for what must never be')
  const since = performance.now()
  const { rows } = await client.query('select * from pipeline_private.present_violations')
  if (rows.length > 0) throw new Error(`broken: ${JSON.stringify(rows.slice(0, 3))}`)
  return (performance.now() - since) / 1000
}

/** Which share of a core a worker uses that has nothing to do: its process, and its connections in the server. */
async function idleShare({ isQuick, say }: Bench, { url, client }: BenchDatabase) {
  const seconds = isQuick ? 5 : 15
  const worker = await startBenchWorker({ url, settings: 'ours', outcome: 'reply' })
  try {
    await pause(2000)
    say(`idle worker for ${seconds} s`)
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and application_name = 'pipeline worker'`,
    )
    const used = async () => ({
      worker: await worker.cpuSeconds(),
      server: await cpuOfProcesses(rows.map((row) => row.pid)),
    })
    const before = await used()
    await pause(seconds * 1000)
    const after = await used()
    return {
      worker: (after.worker - before.worker) / seconds,
      server:
        before.server === null || after.server === null ? null : (after.server - before.server) / seconds,
    }
  } finally {
    await worker.stop()
  }
}
