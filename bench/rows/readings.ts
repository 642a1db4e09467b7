import { once } from 'node:events'
import type pg from 'pg'
import {
  rollUpFigures,
  settleFigureDays,
  writeFigureHours,
  writePresentFigures,
} from '../../db/figures/figures.ts'
import { median, shown } from '../measure.ts'
import { interleaved } from '../rounds.ts'
import type { Bench, Row } from '../row.ts'
import type { BenchDatabase } from '../server.ts'
import { makeTokens, startWebProcess, untilStarted } from '../web_process.ts'

/** They ask in turn, one at a time, so that none is over their share of the server. */
const readerCount = 20

/** What is asked through the API, and the least SQL that reads the same rows as the owner of the database. */
interface Reading {
  what: string
  query: string
  variables?: (client: pg.Client) => Promise<Record<string, unknown>>
  floor: string
  floorValues?: (client: pg.Client) => Promise<unknown[]>
  under: number | null
  /** Fewer than of others, where each takes long. */
  rounds?: number
}

const listed = `id vendorName vendorPhone propertyPostcode pipelineStage stageEnteredAt heldAt
  nextAction { what at owedBy } lastMessage { direction body status createdAt } openReviewCount`
const list = `query ($after: Cursor) {
  vendorLeads(first: 50, after: $after, orderBy: STAGE_ENTERED_AT_DESC) { nodes { ${listed} } pageInfo { endCursor } } }`
const listFloor = (where: string) => `
  select leads.id, vendor_name, vendor_phone, property_postcode, pipeline_stage, stage_entered_at, held_at, said.*,
    (select count(*) from pipeline.review_items where vendor_lead_id = leads.id and resolved_at is null)
  from pipeline.vendor_leads as leads
  left join lateral (
    select direction, body, status, created_at from pipeline.lead_messages
    where vendor_lead_id = leads.id order by text_no desc limit 1
  ) as said on true
  ${where} order by stage_entered_at desc, leads.id desc limit 50`

const detail = `query ($id: UUID!) { vendorLead(id: $id) { ${listed}
  events(orderBy: ID_DESC, first: 50) { nodes { eventType fromStage toStage actor createdAt } }
  messages(first: 50) { nodes { direction body status createdAt } }
  runs(first: 20) { nodes { agent status outcome } } reviewItems(first: 20) { nodes { kind reason } } } }`

/** One box for whatever is known of a lead. */
const searchFor = (what: string, text: string): Reading => ({
  what: `search for ${what}`,
  query: 'query ($text: String!) { searchLeads(text: $text) { leadId vendorName stage matchedBy } }',
  variables: async () => ({ text }),
  floor: 'select id, vendor_name, pipeline_stage from pipeline.vendor_leads order by id desc limit 20',
  under: 50,
})

const readingsOf = (deepCursor: string): Reading[] => [
  { what: 'first page of leads', query: list, floor: listFloor(''), under: null },
  {
    what: 'a page of leads half-way through',
    query: list,
    variables: async () => ({ after: deepCursor }),
    floor: listFloor('where (stage_entered_at, leads.id) < ($1, $2)'),
    floorValues: async (client) => {
      const { rows } = await client.query(halfWay)
      return [rows[0].at, rows[0].id]
    },
    under: null,
  },
  {
    what: 'a lead with its history',
    query: detail,
    variables: async (client) => ({ id: (await client.query(halfWay)).rows[0].id }),
    floor: `select to_jsonb(leads), (select jsonb_agg(events) from pipeline.pipeline_events as events where vendor_lead_id = leads.id),
        (select jsonb_agg(messages) from pipeline.lead_messages as messages where vendor_lead_id = leads.id),
        (select jsonb_agg(runs) from pipeline.agent_runs as runs where vendor_lead_id = leads.id),
        (select jsonb_agg(items) from pipeline.review_items as items where vendor_lead_id = leads.id)
      from pipeline.vendor_leads as leads where id = $1`,
    floorValues: async (client) => [(await client.query(halfWay)).rows[0].id],
    under: null,
  },
  {
    what: 'board, 50 cards of each stage',
    query: `{ stageBoard(first: 50) { stage leadCount totalValue
      cards { leadId cursor vendorName outwardCode stageEnteredAt turn nextWhat nextAt openReviewCount lastTextBody } } }`,
    floor: `select stages.stage, counted.leads, cards.*
      from pipeline.stages as stages
      left join (select pipeline_stage, count(*) as leads from pipeline.vendor_leads group by pipeline_stage) as counted
        on counted.pipeline_stage = stages.stage
      left join lateral (
        select id, vendor_name, property_postcode, stage_entered_at from pipeline.vendor_leads
        where pipeline_stage = stages.stage order by stage_entered_at desc, id desc limit 50
      ) as cards on true`,
    under: null,
  },
  searchFor('a number', '07000 500 123'),
  searchFor('a name and a town that all have', 'pole bristol'),
  searchFor('a name that few have', 'ada pole 500'),
  {
    what: 'dashboard',
    query: `{ stageFigures { stage leads value expectedValue medianAgeDays }
      funnel { step stage leads shareOfPrevious shareOfAll } timeInStage { stage visits medianHours p90Hours }
      new: figureValues(figure: "new_leads") { value } offers: figureValues(figure: "offers_made") { value } }`,
    floor: 'select pipeline_stage, count(*) from pipeline.vendor_leads group by pipeline_stage',
    under: 100,
  },
  figuresOf(
    'all figures of 30 days',
    '{ figureValues(fromDay: $from) { figure scope value median p90 isMature isMet } }',
    30,
  ),
  figuresOf(
    'a figure of each day of a year',
    '{ figureDays(filter: { figure: { equalTo: "reply_rate" }, day: { greaterThanOrEqualTo: $from } }, first: 200) { nodes { scope day amount outOf } } }',
    365,
  ),
  reportOf('morning', 1),
  reportOf('daily', 1),
  reportOf('weekly', 7),
]

/** Worked out anew, as it is when it is written. */
function reportOf(kind: string, days: number): Reading {
  return {
    what: `${kind} report, worked out`,
    query: `{ reportNow(kind: ${kind}) { day
      figureRows(first: 100) { nodes { title value before isBetter isMet trend { value } } }
      findingRows(first: 100) { nodes { section says todo vendorName path } } } }`,
    floor: `select figure, scope, sum(amount), sum(out_of) from pipeline.figure_days where day >= current_date - ${days} group by figure, scope`,
    under: 2000,
    rounds: 5,
  }
}

/** Read as a page of figures does. */
function figuresOf(what: string, query: string, days: number): Reading {
  return {
    what,
    query: `query ($from: Date!) ${query}`,
    variables: async () => ({ from: new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10) }),
    floor: `select figure, scope, sum(amount), sum(out_of) from pipeline.figure_days where day > current_date - ${days} group by figure, scope`,
    under: 100,
  }
}

const halfWay = `select stage_entered_at::text as at, id from pipeline.vendor_leads
  where stage_entered_at < now() - interval '182 days' order by stage_entered_at desc, id desc limit 1`

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
