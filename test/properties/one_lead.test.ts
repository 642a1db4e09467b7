import fc from 'fast-check'
import { expect } from 'vitest'
import type { Carrier } from '../../src/carriers/carrier.ts'
import { simulatedCarrier } from '../../src/carriers/simulated_carrier.ts'
import { clockwork } from '../support/clockwork.ts'
import { story } from '../support/databases/database.ts'
import { workersPoolOf } from '../support/databases/workers_pool.ts'
import { aLead, facts, only } from '../support/leads.ts'
import { howMany, isProof, proofSeed } from '../support/run/proof.ts'
import { anyCommand, recover } from './commands.ts'
import { type Dice, dice, diceAgents } from './dice_agents.ts'
import { mortalPool } from './mortal_pool.ts'
import { keepPromises } from './promises.ts'
import { readRules } from './rules.ts'
import type { Model, World } from './world.ts'

// More, or others, on request; the same ones every time without. A failure prints the seed and the commands: what they
// come to is told again as a story of its own, beside the others of its subject.
const numRuns = Number(process.env.PROPERTY_RUNS ?? howMany('histories'))
const seed = Number(process.env.PROPERTY_SEED ?? (isProof ? proofSeed : 20260301))

story(
  'whatever befalls a lead, its promises hold',
  { timeout: 60_000 + numRuns * 3_000 },
  async ({ database: { pool } }) => {
    const rules = await readRules(pool)
    let throws: Dice = dice(0)
    const worker = mortalPool(workersPoolOf(pool))
    const handedOver = new Map<string, number>()
    const line = { isDead: false }
    const time = await clockwork(pool, {
      startAt: '2026-03-02 09:00Z',
      workersPool: worker.pool,
      carrier: (world) => countingCarrier(simulatedCarrier(world), handedOver, line),
      agents: diceAgents({ pick: (...values) => throws.pick(...values) }, (lead) =>
        pool.query(`select pipeline.hold_lead($1, 'while the agent thinks')`, [lead]),
      ),
    })
    let leads = 0

    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.commands(anyCommand(rules.stages), { maxCommands: 40, size: 'max' }),
        async (agentSeed, commands) => {
          throws = dice(agentSeed)
          leads += 1
          const phone = `+4477000${String(leads).padStart(5, '0')}`
          const lead = await aLead(pool, { ...facts, vendor_phone: phone })
          const world: World = { db: pool, time, worker, line, rules, lead, phone, others: [] }
          const model: Model = { stage: 'NEW_LEAD', previous: null, visit: 1, held: false, stopped: false }
          try {
            await fc.asyncModelRun(() => ({ model, real: world }), commands)
            await endOf(world, model)
          } catch (error) {
            process.stderr.write(await historyOf(world))
            throw error
          }
          expect([...handedOver].filter(([, times]) => times > 1)).toEqual([])
        },
      ),
      { numRuns, seed, endOnFailure: process.env.PROPERTY_SHRINK === undefined },
    )
  },
)

/** Notes how often the carrier took each text, unless its line is dead. */
function countingCarrier(carrier: Carrier, taken: Map<string, number>, line: { isDead: boolean }): Carrier {
  return {
    ...carrier,
    async send(text, signal) {
      if (line.isDead) throw new Error('ECONNREFUSED')
      const result = await carrier.send(text, signal)
      taken.set(text.messageId, (taken.get(text.messageId) ?? 0) + 1)
      return result
    },
  }
}

/** What befell the lead, for whoever has to find out why a promise was broken. */
async function historyOf({ db, lead }: World): Promise<string> {
  const { rows } = await db.query<{ line: string }>(
    `select concat_ws(' ', to_char(created_at, 'DD Mon HH24:MI:SS'), event_type, from_stage, to_stage, metadata, actor) as line
     from pipeline.pipeline_events where vendor_lead_id = $1 order by id`,
    [lead],
  )
  return rows.map(({ line }) => `${line}\n`).join('')
}

/** Left alone for long enough, a lead is finished, held, or a person has been asked. */
async function endOf(world: World, model: Model): Promise<void> {
  world.line.isDead = false
  await recover(world)
  await world.time.pass('120 days')
  await keepPromises(world, model)
  const asked = await isPersonAsked(world)
  expect(world.rules.terminal.has(model.stage) || model.held || asked).toBe(true)
  await world.db.query(
    `select pipeline.override_stage(id, 'DEAD_LEAD', 'the end of the story')
     from pipeline.vendor_leads where vendor_phone = $1 and turn is not null`,
    [world.phone],
  )
}

/** About any lead of the number: reminders about one house wait until the vendor is answered about another. */
async function isPersonAsked({ db, phone }: World): Promise<boolean> {
  const { rows } = await db.query<{ asked: boolean }>(
    `select exists (
       select from pipeline.review_items as items
       join pipeline.vendor_leads as leads on leads.id = items.vendor_lead_id
       where leads.vendor_phone = $1 and items.resolved_at is null
     ) as asked`,
    [phone],
  )
  return only(rows).asked
}
