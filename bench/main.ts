import { writeFile } from 'node:fs/promises'
import { Command, InvalidArgumentError } from 'commander'
import { painter, print } from '../src/cli/output/terminal.ts'
import { readConfig } from '../src/config/config.ts'
import type { Measure } from './measure.ts'
import { report } from './report.ts'
import { agentStart } from './rows/agent_start.ts'
import { arrivals } from './rows/arrivals.ts'
import { board } from './rows/board.ts'
import { bulkMove } from './rows/bulk_move.ts'
import { eventSubscribers } from './rows/event_subscribers.ts'
import { manyLeads } from './rows/many_leads.ts'
import { readings } from './rows/readings.ts'
import { singleMoves } from './rows/single_moves.ts'
import { vendorsTexts } from './rows/vendors_texts.ts'
import { wholePipeline } from './rows/whole_pipeline.ts'
import { openServer } from './server.ts'

const rows = [
  singleMoves,
  bulkMove,
  agentStart,
  wholePipeline,
  manyLeads,
  eventSubscribers,
  readings,
  arrivals,
  vendorsTexts,
  board,
]

interface Flags {
  only: number[]
  quick?: true
  json?: string
}

const program = new Command('npm run bench --')
  .description('measure what the pipeline promises, each beside its floor in the same run')
  .option('--only <row>', 'measure this row only; may be given again', collectRow, [])
  .option('--quick', 'fewer and smaller rounds: two minutes instead of fifteen, rough figures')
  .option('--json <file>', 'also write the result to a file')
  .addHelpText(
    'after',
    `
Rows:
${rows.map((row) => `  ${row.number}  ${row.title}`).join('\n')}

Without DATABASE_URL it runs on an embedded PostgreSQL of its own. With it, on that server, in databases whose names
begin with pipeline_bench_; the login must be allowed to create databases and roles.`,
  )

function collectRow(text: string, known: number[]): number[] {
  const number = Number(text)
  if (!rows.some((row) => row.number === number))
    throw new InvalidArgumentError(`Rows are 1 to ${rows.length}.`)
  return [...known, number]
}

async function main(): Promise<void> {
  const { only, quick, json } = program.parse().opts<Flags>()
  const startedAt = Date.now()
  const say = (line: string) =>
    process.stderr.write(`${String(Math.round((Date.now() - startedAt) / 1000)).padStart(4)} s  ${line}\n`)
  const server = await openServer(readConfig().databaseUrl, say)
  const measures: Measure[] = []
  try {
    for (const row of rows.filter(({ number }) => only.length === 0 || only.includes(number))) {
      say(`${row.number}. ${row.title}`)
      measures.push(
        ...(await row.measure({ server, isQuick: quick === true, say: (line) => say(`   ${line}`) })),
      )
    }
  } finally {
    await server.close()
  }
  print(report(rows, measures, server.description, painter()))
  if (json !== undefined) {
    const result = {
      measuredAt: new Date().toISOString(),
      ...server.description,
      quick: quick === true,
      measures,
    }
    await writeFile(json, `${JSON.stringify(result, null, 2)}\n`)
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
