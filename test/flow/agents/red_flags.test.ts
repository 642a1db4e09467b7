import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { builtinAgents } from '../../../src/agents/builtin_agents.ts'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, facts, stageOf } from '../../support/leads.ts'

const startAt = '2026-03-02T10:00:00Z'

async function flagsOf(db: Db, lead: string) {
  const { rows } = await db.query<{ flag: string; said: string; stands: boolean }>(
    `select flag, said, withdrawn_at is null as stands from pipeline.property_flags where vendor_lead_id = $1 order by noted_at, id`,
    [lead],
  )
  return rows
}

async function askedAbout(db: Db, lead: string) {
  const { rows } = await db.query<{ kind: string; reason: string }>(
    'select kind, reason from pipeline.review_items where vendor_lead_id = $1 order by opened_at, id',
    [lead],
  )
  return rows
}

/** Whoever values it is told of the flags, and a person is asked because of them. */
const listens: Agent = async (input, signal) => {
  const [flag] = input.flags
  return flag === undefined
    ? ((await eagerAgents.deal_validator?.(input, signal)) ?? { outcome: 'ask_human' })
    : { outcome: 'ask_human', reason: `${flag.title}: "${flag.said}"` }
}

story(
  'a short lease that the vendor mentions by the way is noted in their words, and no offer is made before a person has looked',
  async ({ database: { pool, db } }) => {
    const agents = {
      ...builtinAgents,
      deal_validator: listens,
      offer_engine: eagerAgents.offer_engine as Agent,
    }
    const time = await clockwork(pool, { startAt, agents })
    const lead = await aLead(db, { ...facts, property_type: 'flat', bedrooms: null })
    await time.settle()
    await vendorSays(db, lead, 'It has 2 bedrooms. Mind you there are only 62 years left on the lease.', time)

    const said = 'Mind you there are only 62 years left on the lease.'
    expect(await flagsOf(db, lead)).toEqual([{ flag: 'short_lease', said, stands: true }])
    expect(await stageOf(db, lead)).toBe('DEAL_VALIDATION')
    expect(await askedAbout(db, lead)).toEqual([{ kind: 'agent_asks', reason: `Short lease: "${said}"` }])

    await db.query(
      `select pipeline.withdraw_flag(id, 'extended to 150 years, seen in the title') from pipeline.property_flags`,
    )
    await db.query(`select pipeline.run_agent_now($1, 'deal_validator')`, [lead])
    await time.settle()
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    expect(await flagsOf(db, lead)).toEqual([{ flag: 'short_lease', said, stands: false }])
  },
)

story(
  'a flag that is told after the offer is shown to a person once, and words that nobody wrote are none',
  async ({ database: { pool, db } }) => {
    const told: Agent = async ({ conversation }) => ({
      outcome: 'reply',
      message: { purpose: 'answer', body: 'Thank you for telling us.' },
      flags: conversation
        .filter(({ direction }) => direction === 'inbound')
        .slice(-1)
        .flatMap(({ id }) => [
          { flag: 'flood', said: 'it floods most winters', messageId: id },
          { flag: 'subsidence', said: 'and it is sinking', messageId: id },
          { flag: 'ghosts', said: 'it floods most winters', messageId: id },
        ]),
    })
    const time = await clockwork(pool, {
      startAt,
      agents: readingAgent({ 'By the way, it floods most winters.': told }),
    })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'By the way, it floods most winters.', time)
    await vendorSays(db, lead, 'By the way, it floods most winters.', time)
    expect(await flagsOf(db, lead)).toEqual([{ flag: 'flood', said: 'it floods most winters', stands: true }])
    expect(await askedAbout(db, lead)).toEqual([
      { kind: 'red_flag', reason: 'Told since we valued the property: flooding' },
    ])
  },
)

story(
  'what a person learned on the phone is a flag as well, on record, and goes where the lead goes',
  async ({ database: { pool, db } }) => {
    await clockwork(pool, { startAt })
    const lead = await aLead(db, facts)
    const twice = `select said from pipeline.flag_property($1, 'protected_tenant', $2)`
    await db.query(twice, [lead, 'Mrs Doyle has lived there since 1979'])
    expect((await db.query(twice, [lead, 'somebody lives there'])).rows).toEqual([
      { said: 'Mrs Doyle has lived there since 1979' },
    ])
    await expect(
      db.query(`select pipeline.flag_property($1, 'ghosts', 'boo')`, [lead]),
    ).rejects.toMatchObject({
      code: 'VL010',
    })
    await expect(db.query(`select pipeline.flag_property($1, 'flood', ' ')`, [lead])).rejects.toMatchObject({
      code: 'VL013',
    })
    const other = await aLead(db, facts)
    await db.query(`select pipeline.merge_leads($1, $2, 'the same house')`, [other, lead])
    expect(await flagsOf(db, other)).toMatchObject([{ flag: 'protected_tenant', stands: true }])
    const { rows } = await db.query(
      `select event_type from pipeline.pipeline_events where vendor_lead_id = $1 and event_type like 'flag%'`,
      [lead],
    )
    expect(rows).toEqual([{ event_type: 'flag_noted' }])
  },
)
