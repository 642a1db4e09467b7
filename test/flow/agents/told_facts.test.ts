import { expect } from 'vitest'
import { builtinAgents } from '../../../src/agents/builtin_agents.ts'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { dealValidator } from '../../../src/agents/deal_validator/deal_validator.ts'
import { aGoodMarket } from '../../agents/deal_validator/validator_input.ts'
import { additionalBands } from '../../agents/property_sums/sdlt_bands.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, facts, only, stageOf } from '../../support/leads.ts'

const comparables = aGoodMarket({ type: 'F', tenure: 'L', postcode: 'BS6 5QB' })
const amongFlats: Agent = (input, signal) =>
  dealValidator({ ...input, comparables, taxBands: additionalBands }, signal)
const semis = aGoodMarket({ postcode: 'BS6 5QB' })
const amongSemis: Agent = (input, signal) =>
  dealValidator({ ...input, comparables: semis, taxBands: additionalBands }, signal)

story(
  'the lease of a flat is asked for before an offer, and its answer stands in the valuation with the words that told it',
  async ({ database: { pool, db } }) => {
    const agents = {
      ...builtinAgents,
      deal_validator: amongFlats,
      offer_engine: eagerAgents.offer_engine as Agent,
    }
    const time = await clockwork(pool, { startAt: '2026-09-01T10:00:00Z', agents })
    const home = { ...facts, property_type: 'flat', condition: 'good', asking_price: 140_000 }
    const lead = await aLead(db, { ...home, property_address: 'Flat 2, 12 High Street, Bristol' })
    await time.settle()
    expect(await stageOf(db, lead)).toBe('DEAL_VALIDATION')
    const { rows: ours } = await db.query<{ body: string; status: string }>(
      `select body, status from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'outbound' order by text_no desc limit 1`,
      [lead],
    )
    expect(only(ours)).toMatchObject({
      body: expect.stringContaining('years the lease has left'),
      status: 'sent',
    })

    await vendorSays(db, lead, 'Leasehold, 112 years left', time)
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    const { rows } = await db.query(
      `select told ->> 'fact' as fact, told ->> 'value' as value, texts.body
       from pipeline.agent_runs as runs
       cross join jsonb_array_elements(runs.result -> 'valuation' -> 'basis' -> 'told') as told
       join pipeline.lead_messages as texts on texts.id = (told ->> 'messageId')::uuid
       where runs.vendor_lead_id = $1`,
      [lead],
    )
    expect(rows).toEqual([{ fact: 'lease', value: '112 years left', body: 'Leasehold, 112 years left' }])
  },
)

story(
  'a house that somebody else sells as well, from another number, is offered for once: a person sees who may sell it',
  async ({ database: { pool, db } }) => {
    const agents = {
      ...builtinAgents,
      deal_validator: amongSemis,
      offer_engine: eagerAgents.offer_engine as Agent,
    }
    const time = await clockwork(pool, { startAt: '2026-09-01T10:00:00Z', agents })
    const home = { ...facts, condition: 'good', asking_price: 140_000 }
    const first = await aLead(db, home)
    await time.settle()
    const second = await aLead(db, { ...home, property_address: '14 Oak Rd' })
    const next = await aLead(db, { ...home, property_address: '16 Oak Road, Bristol' })
    await time.settle()
    expect(await Promise.all([first, second, next].map((lead) => stageOf(db, lead)))).toEqual([
      'OFFER_MADE',
      'DEAL_VALIDATION',
      'OFFER_MADE',
    ])
    const { rows } = await db.query(
      'select kind, reason from pipeline.review_items where resolved_at is null',
    )
    expect(rows).toEqual([
      {
        kind: 'agent_asks',
        reason: 'Somebody else sells it as well: "14 Oak Road, Bristol, from another number, at Offer made"',
      },
    ])
  },
)
