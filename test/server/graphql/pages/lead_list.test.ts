import { readFile } from 'node:fs/promises'
import { buildSchema, type GraphQLEnumType } from 'graphql'
import pg from 'pg'
import { expect, vi } from 'vitest'
import { openPool } from '../../../../db/connection/pool.ts'
import { projectFile } from '../../../../src/project_file.ts'
import { aLead, aLeadAt, facts, only } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

// From the start, and of a server with connections of its own: they keep the method that they find when they are opened.
const sent = vi.spyOn(pg.Client.prototype, 'query')
apiStory.override('more', async () => ({ open: openPool }))

/** The statements that read tables while `ask` ran, as they were sent to PostgreSQL. */
async function statementsOf(ask: () => Promise<unknown>): Promise<string[]> {
  sent.mockClear()
  await ask()
  return sent.mock.calls
    .map(([asked]) => (typeof asked === 'string' ? asked : ((asked as { text?: string }).text ?? '')))
    .filter((text) => text.includes('"pipeline"."'))
}

const list = `query ($after: Cursor) {
  vendorLeads(first: 20, after: $after, orderBy: CREATED_AT_DESC) {
    nodes {
      id vendorName pipelineStage stageEnteredAt heldAt
      nextAction { what at owedBy detail { agent reason } }
      lastMessage { direction body status createdAt }
      openReviewCount
      reviewItems(first: 3, filter: { resolvedAt: { isNull: true } }, orderBy: OPENED_AT_ASC) { nodes { kind reason openedAt } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

apiStory(
  'the list of leads says what happens next, what was said last and what is asked',
  async ({ database: { db }, ask }) => {
    const asked = await aLeadAt(db, 'OFFER_MADE')
    await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [asked])
    const fresh = await aLead(db, facts)
    await db.query(
      `select pipeline.record_inbound_message(vendor_phone, 'hello?', 'SM1') from pipeline.vendor_leads where id = $1`,
      [fresh],
    )
    const held = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(`select pipeline.hold_lead($1, 'call first')`, [held])

    const { data, errors } = await ask('viewer', list)
    expect(errors).toEqual([])
    expect(data.vendorLeads.nodes).toMatchObject([
      { id: held, nextAction: { what: 'release', owedBy: 'person', detail: { reason: 'call first' } } },
      {
        id: fresh,
        nextAction: { what: 'agent', owedBy: 'agent', detail: { agent: 'sms_agent' } },
        lastMessage: { direction: 'inbound', body: 'hello?' },
        openReviewCount: 0,
      },
      {
        id: asked,
        nextAction: { what: 'agent', detail: { agent: 'offer_engine' } },
        lastMessage: null,
        openReviewCount: 1,
        reviewItems: { nodes: [{ kind: 'agent_asks', reason: 'What now?' }] },
      },
    ])
  },
)

apiStory('the list is one statement, and the page of a lead another', async ({ database: { db }, ask }) => {
  for (let lead = 0; lead < 30; lead += 1) await aLeadAt(db, 'VIDEO_SENT')
  await ask('viewer', '{ now }')
  const first = await statementsOf(() => ask('viewer', list))
  expect(first).toHaveLength(1)
  const { data } = await ask('viewer', list)
  expect(data.vendorLeads.nodes).toHaveLength(20)
  const { endCursor } = data.vendorLeads.pageInfo
  const second = await ask('viewer', list, { after: endCursor })
  expect(second.data.vendorLeads).toMatchObject({ nodes: { length: 10 }, pageInfo: { hasNextPage: false } })

  const page = await statementsOf(async () => {
    const { errors } = await ask(
      'viewer',
      `query ($id: UUID!) {
        vendorLead(id: $id) {
          vendorName nextAction { what at } lastMessage { body }
          messages(first: 50) { nodes { body status } }
          events(first: 50) { nodes { eventType toStage actor reason } }
          offers(first: 10) { nodes { round amount status } }
          runs(first: 20) { nodes { agent purpose status } }
          reviewItems(first: 20) { nodes { kind reason resolution } }
          deal { agreedPrice } timer { dueAt name }
        }
      }`,
      { id: data.vendorLeads.nodes[0].id },
    )
    expect(errors).toEqual([])
  })
  expect(page).toHaveLength(1)
})

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Cond'?: string
  Plans?: PlanNode[]
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** How PostgreSQL reads what an operator asked for in a table so large that reading all of it is out of the question. */
async function planOf(url: string, { text, values }: pg.QueryConfig): Promise<PlanNode[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set role pipeline_operator; set enable_seqscan = off; set enable_bitmapscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (format json) ${text}`,
      values,
    )
    return nodesOf(only(rows)['QUERY PLAN'][0].Plan)
  } finally {
    await client.end()
  }
}

apiStory(
  'each order that the list offers is read off an index, from the row where a page begins',
  async ({ database: { url, db }, ask }) => {
    for (let lead = 0; lead < 3; lead += 1) await aLead(db, facts)
    const schema = buildSchema(await readFile(projectFile('db/schema.graphql'), 'utf8'))
    const orders = (schema.getType('VendorLeadOrderBy') as GraphQLEnumType).getValues()
    expect(orders.map(({ name }) => name)).toContain('STAGE_ENTERED_AT_DESC')

    for (const { name } of orders) {
      const page = `query ($after: Cursor) {
        vendorLeads(first: 1, after: $after, orderBy: ${name}) { nodes { id } pageInfo { endCursor } }
      }`
      const first = await ask('operator', page)
      await statementsOf(() => ask('operator', page, { after: first.data.vendorLeads.pageInfo.endCursor }))
      const query = sent.mock.calls
        .map(([asked]) => asked as unknown as pg.QueryConfig)
        .find(({ text }) => text?.includes('"pipeline"."vendor_leads"'))
      if (query === undefined) throw new Error('the page was not asked of the database')
      const plan = await planOf(url, query)
      const scans = plan.filter((node) => node['Relation Name'] === 'vendor_leads')
      expect(scans, name).toMatchObject([
        { 'Node Type': expect.stringMatching(/^Index/), 'Index Cond': expect.any(String) },
      ])
      expect(
        plan.map((node) => node['Node Type']),
        name,
      ).not.toContain('Sort')
    }
  },
)
