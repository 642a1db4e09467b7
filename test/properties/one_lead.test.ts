import fc from 'fast-check'
import type pg from 'pg'
import { expect } from 'vitest'
import { clockwork } from '../support/clockwork.ts'
import { story } from '../support/database.ts'
import { aLead, facts, only } from '../support/leads.ts'
import { anyCommand } from './commands.ts'
import { type Dice, dice, diceAgents } from './dice_agents.ts'
import { keepPromises } from './promises.ts'
import { readRules } from './rules.ts'
import type { Model, World } from './world.ts'

// More, or others, on request; the same ones every time without.
const numRuns = Number(process.env.PROPERTY_RUNS ?? 25)
const seed = Number(process.env.PROPERTY_SEED ?? 20260301)

story(
  'whatever befalls a lead, its promises hold',
  { timeout: 60_000 + numRuns * 3_000 },
  async ({ database: { pool } }) => {
    const rules = await readRules(pool)
    let throws: Dice = dice(0)
    const time = await clockwork(pool, {
      startAt: '2026-03-02 09:00Z',
      agents: diceAgents({ pick: (...values) => throws.pick(...values) }),
    })
    let leads = 0

    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.commands(anyCommand(rules.stages), { maxCommands: 40, size: 'max' }),
        async (agentSeed, commands) => {
          throws = dice(agentSeed)
          leads += 1
          const phone = `+4477009${String(leads).padStart(5, '0')}`
          const lead = await aLead(pool, { ...facts, vendor_phone: phone })
          const world: World = { db: pool, time, rules, lead, phone }
          const model: Model = { stage: 'NEW_LEAD', previous: null, visit: 1, held: false, stopped: false }
          await fc.asyncModelRun(() => ({ model, real: world }), commands)
          await endOf(world, model)
        },
      ),
      { numRuns, seed, endOnFailure: process.env.PROPERTY_SHRINK === undefined },
    )
  },
)

/** Left alone for long enough, a lead is finished, held, or a person has been asked. */
async function endOf(world: World, model: Model): Promise<void> {
  await world.time.pass('120 days')
  await keepPromises(world, model)
  const asked = await isPersonAsked(world.db, world.lead)
  expect(world.rules.terminal.has(model.stage) || model.held || asked).toBe(true)
  if (!world.rules.terminal.has(model.stage))
    await world.db.query(`select pipeline.override_stage($1, 'DEAD_LEAD', 'the end of the story')`, [
      world.lead,
    ])
}

async function isPersonAsked(db: pg.Pool, lead: string): Promise<boolean> {
  const { rows } = await db.query<{ asked: boolean }>(
    'select exists (select from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null) as asked',
    [lead],
  )
  return only(rows).asked
}
