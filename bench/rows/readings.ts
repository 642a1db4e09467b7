import { once } from 'node:events'
import type pg from 'pg'
import {
  rollUpFigures,
  settleFigureDays,
  writeFigureHours,
  writePresentFigures,
} from '../../db/figures/figures.ts'
import { median, shown } from '../measure.ts'
import { halfWay, type Reading, readingsOf } from '../readings/asked.ts'
import { interleaved } from '../rounds.ts'
import type { Bench, Row } from '../row.ts'
import type { BenchDatabase } from '../server.ts'
import { makeTokens, startWebProcess, untilStarted } from '../web_process.ts'

/** They ask in turn, one at a time, so that none is over their share of the server. */
const readerCount = 20

export const readings: Row = {
  number: 7,
  title: 'Pages of a million leads with ten million events, through the API',
  async measure(bench) {
    const database = await history(bench)
    const { address, child } = await startWebProcess(database.url)
    try {
      const tokens = await makeTokens(database, readerCount)
      await untilStarted(address, tokens[0] ?? '')
      const ask = asker(address, tokens)
      const measures = []
      for (const reading of readingsOf(await cursorHalfWay(ask, database.client))) {
        bench.say(reading.what)
        measures.push(
          await measured(reading, ask, database.client, reading.rounds ?? (bench.isQuick ? 10 : 40)),
        )
      }
      return measures
    } finally {
      child.kill('SIGKILL')
      await once(child, 'exit')
      await database.drop()
    }
  },
}

interface Answer {
  data: { vendorLeads?: { pageInfo: { endCursor: string } } }
  errors?: unknown
}

type Ask = (query: string, variables: Record<string, unknown>) => Promise<Answer>

function asker(address: string, tokens: readonly string[]): Ask {
  let asked = 0
  return async (query, variables) => {
    const token = tokens[asked++ % tokens.length]
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    })
    const answer = (await response.json()) as Answer
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors))
    return answer
  }
}

async function measured(
  { what, query, floor, under, ...given }: Reading,
  ask: Ask,
  client: pg.Client,
  rounds: number,
) {
  const variables = (await given.variables?.(client)) ?? {}
  const values = (await given.floorValues?.(client)) ?? []
  const samples = await interleaved(
    { rounds, warmUp: true },
    {
      ours: () => milliseconds(() => ask(query, variables)),
      floor: () => milliseconds(() => client.query(floor, values)),
    },
  )
  return {
    row: 7,
    what,
    measured: median(samples.ours),
    unit: 'ms',
    target: under === null ? null : ({ is: 'under', value: under } as const),
    beside: `plain SQL: ${shown(median(samples.floor))} ms`,
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await work()
  return performance.now() - since
}

/** The cursor before the lead half-way, got as a client would who had come by another order. */
async function cursorHalfWay(ask: Ask, client: pg.Client): Promise<string> {
  const { rows } = await client.query(halfWay)
  const { data } = await ask(
    `query ($at: Datetime!) { vendorLeads(first: 1, orderBy: STAGE_ENTERED_AT_DESC, filter: { stageEnteredAt: { lessThanOrEqualTo: $at } }) { pageInfo { endCursor } } }`,
    { at: rows[0].at },
  )
  return (data as unknown as { vendorLeads: { pageInfo: { endCursor: string } } }).vendorLeads.pageInfo
    .endCursor
}

async function history({ server, isQuick, say }: Bench): Promise<BenchDatabase> {
  const database = await server.database('history')
  const count = isQuick ? 50_000 : 1_000_000
  for (let made = 0; made < count; made += 50_000) {
    const slices = count / 50_000
    await database.client.query('select bench.make_history(50000, $1, $2)', [made / 50_000, slices])
    say(`${(made + 50_000).toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')} leads made`)
  }
  await database.client.query('vacuum (analyze)')
  for (let events = 0; ; ) {
    const taken = await rollUpFigures(database.client, 20_000)
    if (taken === 0) break
    events += taken
    if (events % 2_000_000 === 0) say(`${events.toLocaleString('en-GB')} events added up`)
  }
  await writeAllFigures(database.client, say)
  return database
}

/** All that have been; then what each quarter of an hour costs. */
async function writeAllFigures(client: pg.Client, say: Bench['say']): Promise<void> {
  const all = await milliseconds(async () => {
    while ((await settleFigureDays(client)) > 0);
    while (!(await writeFigureHours(client)));
    await writePresentFigures(client)
  })
  const again = await milliseconds(async () => {
    await settleFigureDays(client)
    await writeFigureHours(client)
    await writePresentFigures(client)
  })
  await client.query('vacuum (analyze) pipeline.figure_days, pipeline.figure_hours')
  say(
    `figures of all hours and days written in ${Math.round(all / 1_000)} s, and again in ${Math.round(again)} ms`,
  )
}
