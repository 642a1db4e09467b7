import pg from 'pg'
import { expect, vi } from 'vitest'
import { WebSocket } from 'ws'
import { openPool } from '../../../../db/connection/pool.ts'
import { aLead, aLeadAt } from '../../../support/leads.ts'
import { howMany } from '../../../support/run/proof.ts'
import { apiStory } from '../../support/api.ts'
import { startLoggedServer } from '../../support/logged_server.ts'
import { oneSchema } from '../../support/one_schema.ts'

// From the start, and of a server with connections of its own: they keep the method that they find when they are opened.
const sent = vi.spyOn(pg.Client.prototype, 'query')
apiStory.override('more', async () => ({ open: openPool }))

const stages = ['NEW_LEAD', 'AI_CONVERSATION', 'DEAL_VALIDATION', 'OFFER_MADE', 'VIDEO_SENT']
  .concat(['RETRY_1', 'RETRY_2', 'RETRY_3', 'OFFER_REJECTED', 'OFFER_ACCEPTED'])
  .concat(['INVESTOR_PACK_SENT', 'INVESTOR_RESERVED', 'DUE_DILIGENCE', 'COMPLETED', 'DEAD_LEAD'])

const columns = (selection: string, which = stages) =>
  which.map((stage) => {
    const filter = `filter: { pipelineStage: { equalTo: ${stage} } }`
    return `${stage}: vendorLeads(first: 50, ${filter}, orderBy: STAGE_ENTERED_AT_ASC) { ${selection} }`
  })

apiStory(
  'while leads are moved without pause, each stands in one column, and the counts are those of the cards',
  async ({ database: { db }, ask }) => {
    const leads = [await aLeadAt(db, 'OFFER_MADE'), await aLeadAt(db, 'VIDEO_SENT'), await aLead(db)]
    const where = ['NEW_LEAD', 'OFFER_MADE', 'VIDEO_SENT']
    const board = `{ ${columns('totalCount nodes { id pipelineStage }', where).join(' ')} }`
    let isOver = false
    let moves = 0
    const moveOn = async () => {
      for (; !isOver; moves += 1) {
        const given = [leads[moves % 3], where[(moves % 4) % 3]]
        await db.query(`select pipeline.override_stage($1, $2, 'to and fro')`, given)
      }
    }
    const moving = moveOn()
    try {
      for (let poll = 0; poll < howMany('boardsReadAtOnce'); poll += 1) {
        const { data, errors } = await ask('viewer', board)
        expect(errors).toEqual([])
        const shown: string[] = []
        for (const stage of where) {
          const { totalCount, nodes } = data[stage]
          expect(nodes).toHaveLength(totalCount)
          for (const { id, pipelineStage } of nodes) {
            expect(pipelineStage).toBe(stage)
            shown.push(id)
          }
        }
        expect(shown.sort()).toEqual([...leads].sort())
      }
    } finally {
      isOver = true
      await moving
    }
    expect(moves).toBeGreaterThan(20)
  },
  180_000,
)

apiStory('a board is one transaction and few statements', async ({ database: { db }, ask }) => {
  await db.query(
    `insert into pipeline.vendor_leads (vendor_name, vendor_phone)
     select 'V', '+44770090' || lpad(n::text, 4, '0') from generate_series(1, 60) as n`,
  )
  const card =
    'id vendorName nextAction { what at owedBy } lastMessage { direction body } timer { dueAt name }'
  const board = `{ stageFigures { stage leads value } ${columns(`nodes { ${card} }`).join(' ')} }`
  await ask('viewer', board)
  sent.mockClear()
  const { data, errors } = await ask('viewer', board)
  expect(errors).toEqual([])
  expect(data.NEW_LEAD.nodes).toHaveLength(50)

  const asked = sent.mock.calls.map(([one]) =>
    typeof one === 'string' ? one : ((one as { text?: string }).text ?? ''),
  )
  const count = (word: RegExp) => asked.filter((text) => word.test(text)).length
  expect(count(/^begin/)).toBe(1)
  expect(count(/set_config/)).toBe(1)
  expect(count(/"pipeline"/)).toBeLessThan(25)
  await expect.poll(() => sent.mock.calls.filter(([one]) => String(one) === 'commit')).toHaveLength(1)
})

apiStory('what fails takes nothing of the rest with it', async ({ database: { db }, ask }) => {
  const lead = await aLead(db)
  const { data, errors } = await ask(
    'viewer',
    `query ($lead: UUID!) {
      before: vendorLead(id: $lead) { id }
      auditLogs { totalCount nodes { id } }
      webhookDeliveries { nodes { id } }
      after: vendorLeads { totalCount nodes { id events { nodes { eventType } } } }
    }`,
    { lead },
  )
  expect(data).toMatchObject({ before: { id: lead }, after: { totalCount: 1, nodes: [{ id: lead }] } })
  expect(errors.length).toBeGreaterThan(1)
  for (const { extensions } of errors)
    expect(extensions).toEqual({ code: 'FORBIDDEN', field: expect.any(String) })
})

apiStory('a mutation shows what it has just written', async ({ database: { db }, ask }) => {
  const lead = await aLead(db)
  const { data } = await ask(
    'operator',
    `mutation ($lead: UUID!) {
      one: editLead(input: { leadId: $lead, askingPrice: "170000" }) { result { lead { askingPrice } } }
      two: editLead(input: { leadId: $lead, askingPrice: "160000" }) { result { lead { askingPrice } } }
    }`,
    { lead },
  )
  expect(data).toEqual({
    one: { result: { lead: { askingPrice: '170000.00' } } },
    two: { result: { lead: { askingPrice: '160000.00' } } },
  })
})

const slow = '{ vendorLeads { totalCount } alerts { totalCount } }'

/** How many questions of the API's users wait for a lock, and how many have a transaction open. */
async function openFor(db: pg.Pool): Promise<{ waiting: number; open: number }> {
  const { rows } = await db.query<{ waiting: number; open: number }>(
    `select count(*) filter (where wait_event_type = 'Lock')::int as waiting, count(*)::int as open
     from pg_stat_activity
     where datname = current_database() and application_name = 'pipeline server' and xact_start is not null`,
  )
  return rows[0] ?? { waiting: 0, open: 0 }
}

apiStory(
  'what nobody waits for any more is not read on',
  async ({ database: { url, pool }, tokenOf, onTestFinished }) => {
    const asServer = new URL(url)
    asServer.username = 'pipeline_server'
    const server = await startLoggedServer({ url: asServer.href, schemaOf: oneSchema })
    onTestFinished(server.stop)
    const headers = { authorization: `Bearer ${await tokenOf('admin')}`, 'content-type': 'application/json' }
    const address = `${server.address}/graphql`
    const body = JSON.stringify({ query: slow })
    const asked = async () => (await fetch(address, { method: 'POST', headers, body })).status
    await expect.poll(asked).toBe(200)

    const locker = await pool.connect()
    await locker.query('begin; lock table pipeline.vendor_leads')
    try {
      const leaving = new AbortController()
      fetch(address, { method: 'POST', headers, body, signal: leaving.signal }).catch(() => {})
      await expect.poll(() => openFor(pool)).toEqual({ waiting: 1, open: 1 })
      leaving.abort()
      await expect.poll(() => openFor(pool)).toEqual({ waiting: 0, open: 0 })

      const socket = new WebSocket(address.replace('http', 'ws'), 'graphql-transport-ws', { headers })
      socket.on('open', () => socket.send('{"type":"connection_init"}'))
      socket.once('message', () => {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: slow } }))
      })
      await expect.poll(() => openFor(pool)).toEqual({ waiting: 1, open: 1 })
      socket.terminate()
      await expect.poll(() => openFor(pool)).toEqual({ waiting: 0, open: 0 })
    } finally {
      locker.release(true)
    }
  },
)
