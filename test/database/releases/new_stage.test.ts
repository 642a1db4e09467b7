import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { builtinAgents } from '../../../src/agents/builtin_agents.ts'
import { projectFile } from '../../../src/project_file.ts'
import { clockwork } from '../../support/clockwork.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { release } from '../../support/databases/release.ts'
import { aLead, aLeadAt, facts, only, pathOf, stageOf } from '../../support/leads.ts'

const monday = '2026-03-09T10:00:00Z'

story(
  'a stage between two others is a release of rows and nothing else',
  async ({ database: { url, pool, db } }) => {
    const time = await clockwork(pool, { startAt: monday, agents: builtinAgents })
    const before = await aLead(db)
    await time.settle()
    expect(await stageOf(db, before)).toBe('AI_CONVERSATION')
    await release(url, 'valuation-booked')

    const known = await aLead(db, facts)
    const unknown = await aLead(db)
    await time.settle()
    expect(await stageOf(db, known)).toBe('VALUATION_BOOKED')

    // Nobody is hurried past what has to be known: those who were there and those who come are asked.
    const asked = await db.query(
      `select count(*)::integer as texts from pipeline.lead_messages
     where vendor_lead_id = any ($1) and direction = 'outbound' and body like '%?%' group by vendor_lead_id`,
      [[before, unknown]],
    )
    expect(asked.rows).toEqual([{ texts: 1 }, { texts: 1 }])
    await db.query(
      `update pipeline.vendor_leads
     set property_address = $2, property_postcode = $3, asking_price = $4, property_type = $5, bedrooms = $6 where id = $1`,
      [before, ...Object.values(facts).slice(0, 5)],
    )
    await db.query(
      `select pipeline.record_inbound_message(vendor_phone, 'It is in fair condition', 'SM1') from pipeline.vendor_leads where id = $1`,
      [before],
    )
    await time.settle()
    expect(await stageOf(db, before)).toBe('VALUATION_BOOKED')

    await time.pass('24 hours')
    expect((await pathOf(db, known)).slice(0, 4)).toEqual([
      'NEW_LEAD',
      'AI_CONVERSATION',
      'VALUATION_BOOKED',
      'DEAL_VALIDATION',
    ])
    expect((await pathOf(db, before)).slice(0, 4)).toContain('DEAL_VALIDATION')
    const refused = await db.query(
      `select moved, code from pipeline.request_transition($1, 'DEAL_VALIDATION', 'too early')`,
      [unknown],
    )
    expect(only(refused.rows)).toEqual({ moved: false, code: 'VL001' })
  },
)

story(
  'the funnel is right after a release by itself, and days after a change of the time zone',
  async ({ database: { url, db } }) => {
    await aLeadAt(db, 'AI_CONVERSATION')
    await aLeadAt(db, 'OFFER_ACCEPTED')
    await aLead(db)
    const funnel = async () => {
      const { rows } = await db.query<{ stage: string; leads: number }>(
        'select stage, leads from pipeline.funnel()',
      )
      return Object.fromEntries(rows.map(({ stage, leads }) => [stage, leads]))
    }
    const miscounted = async () =>
      (await db.query('select invariant, detail from pipeline_private.broken_figures')).rows
    const rolledUp = async () => {
      await db.query('select pipeline_private.roll_up_figures()')
      return (await funnel()).NEW_LEAD
    }
    await expect.poll(rolledUp).toBe(3)
    await release(url, 'valuation-booked')
    expect(await funnel()).toMatchObject({
      ...{
        NEW_LEAD: 3,
        AI_CONVERSATION: 2,
        VALUATION_BOOKED: 1,
        DEAL_VALIDATION: 1,
        OFFER_MADE: 1,
        OFFER_ACCEPTED: 1,
      },
      ...{ DUE_DILIGENCE: 0 },
    })
    expect(await miscounted()).toEqual([])
    await db.query(`update pipeline.settings set time_zone = 'Pacific/Kiritimati'`)
    expect(await miscounted()).toEqual([])
  },
)

story(
  'the funnel is counted anew when a stage of it goes or comes back, and only then',
  async ({ database: { db } }) => {
    const addStage = (step: number | null) =>
      db.query(
        `insert into pipeline.stages (stage, position, title, description, owner, probability, is_terminal, funnel_step)
         values ('KEPT', 99, 'Kept', 'The vendor keeps the house.', 'nobody', 0, true, $1)`,
        [step],
      )
    const dropStage = () => db.query(`delete from pipeline.stages where stage = 'KEPT'`)
    const kept = async () =>
      (await db.query<{ leads: number }>(`select leads::integer from pipeline.funnel() where stage = 'KEPT'`))
        .rows[0]?.leads
    const rows = async () =>
      (await db.query('select ctid::text, * from pipeline_private.funnel_days order by created_on, step'))
        .rows
    const lead = await aLead(db)
    await addStage(11)
    for (const stage of ['KEPT', 'NEW_LEAD'])
      await db.query(`select pipeline.override_stage($1, $2, 'a slip', false)`, [lead, stage])
    const addedUp = async () => {
      await db.query('select pipeline_private.roll_up_figures()')
      return kept()
    }
    await expect.poll(addedUp).toBe(1)

    await db.query(`update pipeline.stages set funnel_step = 12 where stage = 'KEPT'`)
    expect(await kept()).toBe(1)
    await dropStage()
    expect((await db.query('select * from pipeline_private.broken_figures')).rows).toEqual([])
    await addStage(11)
    expect(await kept()).toBe(1)

    await dropStage()
    const before = await rows()
    await addStage(null)
    await db.query(`update pipeline.stages set title = 'Kept for good' where stage = 'KEPT'`)
    await dropStage()
    expect(await rows()).toEqual(before)
  },
)

inTransaction('a stage that people own, before any offer, knows of no deal', async ({ db }) => {
  await db.query(await readFile(projectFile('test/database/releases/valuation-booked.sql'), 'utf8'))
  await db.query(`delete from pipeline.stage_outcomes where stage = 'VALUATION_BOOKED'`)
  await db.query(
    `update pipeline.stages
     set owner = 'person', reply_agent = null, entry_template = null, entry_turn = 'us' where stage = 'VALUATION_BOOKED'`,
  )
  await db.query('set constraints all immediate')
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  for (const stage of ['VALUATION_BOOKED', 'DEAL_VALIDATION'])
    await db.query('update pipeline.vendor_leads set pipeline_stage = $2 where id = $1', [lead, stage])
  const { rows } = await db.query(
    `select (select count(*)::integer from pipeline.deals) as deals, (select count(*)::integer from pipeline.review_items) as items`,
  )
  expect(rows).toEqual([{ deals: 0, items: 0 }])
})

inTransaction('new leads begin wherever the rules say', async ({ db }) => {
  await db.query(`update pipeline.stages set is_initial = false where stage = 'NEW_LEAD'`)
  await db.query(`update pipeline.stages set is_initial = true where stage = 'AI_CONVERSATION'`)
  await db.query('set constraints all immediate')
  expect(await stageOf(db, await aLead(db))).toBe('AI_CONVERSATION')
  await expect(aLead(db, { pipeline_stage: 'NEW_LEAD' })).rejects.toMatchObject({ code: 'VL001' })
})
