import { expect } from 'vitest'
import { aLead, aLeadAt } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

apiStory('whatever is kept as JSON of one shape is told in its type', async ({ database: { db }, ask }) => {
  const lead = await aLead(db, { vendor_phone: '+447700900997', vendor_name: 'Ada Pole' })
  const other = await aLeadAt(db, 'OFFER_MADE', { vendor_phone: '+447700900998', vendor_name: null })
  const media =
    '[{"url": "https://carrier.example/1", "contentType": "image/jpeg"}, {"contentType": "text/vcard"}]'
  await db.query(`select pipeline.record_inbound_message('+447700900997', 'the roof', 'SM1', media => $1)`, [
    media,
  ])
  await db.query(`
    insert into pipeline.pipeline_metrics (
      metric_date, total_leads, new_leads, offers_made, offers_accepted, active_leads, completed_deals, dead_leads,
      pipeline_value, unweighted_value, by_stage, conversion_rates, avg_time_in_stage
    )
    values ('2026-01-05', 3, 0, 0, 0, 3, 0, 0, 0, 0, '{"NEW_LEAD": 2, "OFFER_MADE": 1}', '{"conversation": 0.5, "overall": null}', '{"NEW_LEAD": 1.25, "RETRY_1": null}')`)
  const { data, errors } = await ask(
    'admin',
    `query ($lead: UUID!) {
      vendorLead(id: $lead) { messages(first: 5) { nodes { media { url contentType } } } }
      pipelineMetric(metricDate: "2026-01-05") {
        byStage { stage leads } conversionRates { name rate } avgTimeInStage { stage hours }
      }
    }`,
    { lead },
  )
  expect(errors).toEqual([])
  expect(data).toMatchObject({
    vendorLead: {
      messages: {
        nodes: [
          {
            media: [
              { url: 'https://carrier.example/1', contentType: 'image/jpeg' },
              { url: null, contentType: 'text/vcard' },
            ],
          },
        ],
      },
    },
    pipelineMetric: {
      byStage: [
        { stage: 'NEW_LEAD', leads: 2 },
        { stage: 'OFFER_MADE', leads: 1 },
      ],
      conversionRates: [
        { name: 'overall', rate: null },
        { name: 'conversation', rate: 0.5 },
      ],
      avgTimeInStage: [
        { stage: 'RETRY_1', hours: null },
        { stage: 'NEW_LEAD', hours: 1.25 },
      ],
    },
  })

  const merged = await ask(
    'operator',
    `mutation ($keepId: UUID!, $dropId: UUID!) {
      mergeLeads(input: { keepId: $keepId, dropId: $dropId, reason: "the same", dryRun: true }) {
        result { stage droppedStage facts { name value } otherPhone optOut unansweredTexts textsOfPeople plannedCall openOffer }
      }
    }`,
    { keepId: other, dropId: lead },
  )
  expect(merged.data.mergeLeads.result).toMatchObject({
    ...{ stage: 'OFFER_MADE', droppedStage: 'NEW_LEAD', otherPhone: '+447700900997', optOut: false },
    ...{ unansweredTexts: 1, textsOfPeople: 0, plannedCall: null, openOffer: null },
    facts: expect.arrayContaining([{ name: 'vendor_name', value: 'Ada Pole' }]),
  })
})

apiStory(
  'what an offer rests on, where facts stand and what an alert tells beside have types',
  async ({ database: { db }, ask }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const basis = {
      ...{ ceiling: 150_000, legals: 1500, because: 'opening', confidence: 'high', spread: 0.1 },
      comparables: [{ transactionId: 'A', price: 190_000, soldOn: '2026-01-05' }, { price: 'none' }],
    }
    await db.query(
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, basis) values ($1, 1, 150000, 150000, $2)`,
      [lead, basis],
    )
    await db.query(
      `insert into pipeline.lead_sources (source, title, fact_paths, form_fact_paths)
       values ('letterbox', 'Letterbox', '{"vendor_name": "$.name", "property_address": ["$.street", "$.town"]}', '{"7": {"bedrooms": "$.beds"}}')`,
    )
    await db.query(
      `select pipeline_private.raise_alert('AGENT_FAILURE', 'a story', null, $1, '{"agent": "sms_agent", "tries": 4}')`,
      [lead],
    )
    const { data, errors } = await ask(
      'operator',
      `query ($lead: UUID!) {
        vendorLead(id: $lead) { offers(first: 1) { nodes { basis {
          ceiling legals because confidence medianPrice comparables { transactionId price soldOn } outliers { price } more { name value }
        } } } }
        leadSource(source: "letterbox") { factPaths { fact paths } formFactPaths { form facts { fact paths } } }
        alerts(filter: { type: { equalTo: AGENT_FAILURE } }) { nodes { detail { name value } } }
      }`,
      { lead },
    )
    expect(errors).toEqual([])
    expect(data.vendorLead.offers.nodes[0].basis).toEqual({
      ...{ ceiling: 150_000, legals: 1500, because: 'opening', confidence: null, medianPrice: null },
      ...{ comparables: [{ transactionId: 'A', price: 190_000, soldOn: '2026-01-05' }], outliers: [] },
      more: expect.arrayContaining([
        { name: 'confidence', value: 'high' },
        { name: 'spread', value: '0.1' },
        { name: 'comparables', value: expect.stringContaining('"none"') },
      ]),
    })
    expect(data.leadSource.factPaths).toEqual(
      expect.arrayContaining([
        { fact: 'vendor_name', paths: ['$.name'] },
        { fact: 'property_address', paths: ['$.street', '$.town'] },
      ]),
    )
    expect(data.leadSource.formFactPaths).toEqual([
      { form: '7', facts: [{ fact: 'bedrooms', paths: ['$.beds'] }] },
    ])
    expect(data.alerts.nodes).toEqual([
      {
        detail: expect.arrayContaining([
          { name: 'tries', value: '4' },
          { name: 'agent', value: 'sms_agent' },
        ]),
      },
    ])
  },
)
