import { setTimeout as pause } from 'node:timers/promises'
import { median, shown } from '../measure.ts'
import { interleaved, ratio } from '../rounds.ts'
import type { Bench, Row } from '../row.ts'
import { runFile } from '../server.ts'
import { startBenchWorker } from '../worker.ts'

const lastStage = 'RETRY_3'
const movesPerLead = 7

export const wholePipeline: Row = {
  number: 4,
  title: 'A whole pipeline of 8 stages, agents that do nothing, one worker process',
  async measure(bench) {
    const samples = await interleaved(
      { rounds: bench.isQuick ? 1 : 2, warmUp: false },
      {
        ours: () => drain(bench, 'ours'),
        asShipped: () => drain(bench, 'as_shipped'),
      },
    )
    return [
      {
        row: 4,
        what: 'stage changes a second',
        measured: median(samples.ours),
        unit: 'moves/s',
        target: { is: 'at least', value: 1000 },
        beside: `the job queue as shipped ${shown(median(samples.asShipped))} moves/s`,
      },
      {
        row: 4,
        what: 'against the job queue as shipped, same rows',
        measured: ratio(samples, 'ours', 'asShipped'),
        unit: '×',
        target: { is: 'at least', value: 1 },
        beside: '',
      },
    ]
  },
}

/** Leads arrive in one statement, then the worker starts; how quickly all come to the last stage. */
async function drain({ server, isQuick, say }: Bench, settings: 'ours' | 'as_shipped'): Promise<number> {
  const leads = isQuick ? 200 : 600
  say(`${leads} leads, ${settings === 'ours' ? 'our settings' : 'the job queue as shipped'}`)
  const database = await server.database('pipeline')
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
  const startedAt = performance.now()
  const worker = await startBenchWorker({ url: database.url, settings, outcome: 'advance' })
  try {
    for (;;) {
      await pause(50)
      const { rows } = await database.client.query<{ there: number }>(
        `select count(*)::integer as there from pipeline.vendor_leads where pipeline_stage = $1`,
        [lastStage],
      )
      if (rows[0]?.there === leads) return ((leads * movesPerLead) / (performance.now() - startedAt)) * 1000
    }
  } finally {
    await worker.stop()
    await database.drop()
  }
}
