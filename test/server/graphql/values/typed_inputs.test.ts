import { expect } from 'vitest'
import { aLead, only } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

const readAgain = `mutation ($id: UUID!, $mended: MendedFacts) {
  readDeliveryAgain(input: { deliveryId: $id, mended: $mended, reason: "rang the portal" }) { result }
}`
const record = `mutation ($media: [MediaBrought!]) {
  recordInboundMessage(input: { fromPhone: "07700 900997", body: "the roof", providerMessageId: "SM1", media: $media }) { result }
}`
const replay = `mutation ($filter: RunsToReplay!) {
  replayAgentRuns(input: { filter: $filter, reason: "the service is back" }) { result { runId why } }
}`

apiStory(
  'what is written in place of what a source brought goes by the names of facts, and one that there is not is named',
  async ({ database: { db }, ask }) => {
    const items = JSON.stringify([{ body: '{}', told: {} }])
    const kept = await db.query<{ id: string }>(
      `select delivery_id as id from pipeline_private.keep_leads('leads', 'webhook', $1)`,
      [items],
    )
    const { id } = only(kept.rows)
    await db.query(`select pipeline_private.take_up_lead($1, null, '[]')`, [id])
    const wrong = await ask('operator', readAgain, { id, mended: { vendor_phone: '07700 900998' } })
    expect(wrong.errors[0]).toMatchObject({
      message: expect.stringContaining('"vendor_phone"'),
      extensions: { code: 'BAD_VALUE' },
    })
    const mended = { vendorPhone: '07700 900998', propertyPostcode: 'BS6 5QA', bedrooms: null }
    expect(await ask('operator', readAgain, { id, mended })).toMatchObject({
      errors: [],
      data: { readDeliveryAgain: { result: 'waiting' } },
    })
    const { rows } = await db.query('select mended from pipeline.webhook_deliveries where id = $1', [id])
    expect(rows).toEqual([{ mended: { vendor_phone: '07700 900998', property_postcode: 'BS6 5QA' } }])
  },
)

apiStory(
  'pictures that came with a text are taken in as they are told',
  async ({ database: { db }, ask }) => {
    await aLead(db, { vendor_phone: '+447700900997' })
    const media = [{ url: 'https://carrier.example/1', contentType: 'image/jpeg' }]
    const wrong = await ask('operator', record, { media: [{ ...media[0], content_type: 'x' }] })
    expect(wrong.errors[0]).toMatchObject({
      message: expect.stringContaining('"content_type"'),
      extensions: { code: 'BAD_VALUE' },
    })
    expect((await ask('operator', record, { media })).errors).toEqual([])
    const { rows } = await db.query(
      `select media from pipeline.lead_messages where provider_message_id = 'SM1'`,
    )
    expect(rows).toEqual([{ media }])
  },
)

apiStory('runs to replay are chosen by members that have their types', async ({ database: { db }, ask }) => {
  const lead = await aLead(db, {})
  const given = await db.query<{ id: string; agent: string }>(
    `select id, agent from pipeline.agent_runs where vendor_lead_id = $1 and status = 'queued'`,
    [lead],
  )
  const { id: run, agent } = only(given.rows)
  await db.query(`select pipeline_private.give_up_run($1, 'the service is down')`, [run])
  for (const [filter, told] of [
    [{ agentName: agent }, '"agentName"'],
    [{ agent: 'nobody' }, 'agent'],
    [{ since: 'yesterday' }, 'filter.since'],
    [{ leadIds: ['x'] }, 'filter.leadIds'],
  ] as const) {
    const { errors } = await ask('operator', replay, { filter })
    expect([filter, errors]).toMatchObject([
      filter,
      [{ message: expect.stringContaining(told), extensions: { code: 'BAD_VALUE' } }],
    ])
  }
  const all = { agent, error: 'DOWN', leadIds: [lead], runIds: [run], limit: 5, dryRun: true }
  const { data } = await ask('operator', replay, { filter: all })
  expect(data.replayAgentRuns.result).toEqual([{ runId: run, why: 'would be replayed' }])
  const others = await ask('operator', replay, { filter: { ...all, error: 'another' } })
  expect(others.data.replayAgentRuns.result).toEqual([])
})
