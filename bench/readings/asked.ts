import { print } from 'graphql'
import type pg from 'pg'
import { Figures } from '../../src/admin/graphql/asked/figures_figures.ts'

/** What is asked through the API, and the least SQL that reads the same rows as the owner of the database. */
export interface Reading {
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

/** As the page itself asks. */
const pageOfFigures = print(Figures)

export const halfWay = `select stage_entered_at::text as at, id from pipeline.vendor_leads
  where stage_entered_at < now() - interval '182 days' order by stage_entered_at desc, id desc limit 1`

export const readingsOf = (deepCursor: string): Reading[] => [
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
    // Time in stage of a quarter, as the page of rules asks for it.
    query: `query ($since: Date!) { stageFigures { stage leads value expectedValue medianAgeDays }
      funnel { step stage leads shareOfPrevious shareOfAll } timeInStage(leftFrom: $since) { stage visits medianHours p90Hours }
      new: figureValues(figure: "new_leads") { value } offers: figureValues(figure: "offers_made") { value } }`,
    variables: async () => ({ since: daysAgo(90) }),
    floor: 'select pipeline_stage, count(*) from pipeline.vendor_leads group by pipeline_stage',
    under: 100,
  },
  {
    what: 'the page of figures, 30 days',
    query: pageOfFigures,
    variables: async () => ({
      from: daysAgo(29),
      to: daysAgo(0),
      fromBefore: daysAgo(59),
      toBefore: daysAgo(30),
    }),
    floor:
      'select figure, scope, sum(amount), sum(out_of) from pipeline.figure_days where day > current_date - 60 group by figure, scope',
    under: null,
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

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Read as a page of figures does. */
function figuresOf(what: string, query: string, days: number): Reading {
  return {
    what,
    query: `query ($from: Date!) ${query}`,
    variables: async () => ({ from: daysAgo(days) }),
    floor: `select figure, scope, sum(amount), sum(out_of) from pipeline.figure_days where day > current_date - ${days} group by figure, scope`,
    under: 100,
  }
}
