import { expect } from 'vitest'
import { aLead, aLeadAt } from '../../support/leads.ts'
import { apiStory } from '../support/api.ts'

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
        result { stage droppedStage facts { name value } otherPhone optOut unansweredTexts openOffer }
      }
    }`,
    { keepId: other, dropId: lead },
  )
  expect(merged.data.mergeLeads.result).toMatchObject({
    ...{ stage: 'OFFER_MADE', droppedStage: 'NEW_LEAD', otherPhone: '+447700900997', optOut: false },
    ...{ unansweredTexts: 1, openOffer: null },
    facts: expect.arrayContaining([{ name: 'vendor_name', value: 'Ada Pole' }]),
  })
})
