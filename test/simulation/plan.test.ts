import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { addToPlan, jumpTo, readDueWork, readNextMoment } from '../../db/simulation/play.ts'
import {
  addVendors,
  beginSimulation,
  NotASimulation,
  readSimulation,
} from '../../db/simulation/simulation.ts'
import { fireTimer } from '../../db/work/timers.ts'
import type { PlannedAct } from '../../src/simulation/planning/planned_act.ts'
import { givenSimulationDatabase } from '../../src/simulation/simulation_database.ts'
import { makeVendor } from '../../src/simulation/vendors/make_vendor.ts'
import { productionStory } from '../support/databases/database.ts'
import { facts, only, pathOf, stageOf } from '../support/leads.ts'
import { storyOfWaits as story } from '../support/waits.ts'

const beginsAt = new Date('2026-03-02T07:00:00Z')
const anHour = 3_600_000
const after = (hours: number) => new Date(beginsAt.getTime() + hours * anHour)

async function begin(db: Db): Promise<void> {
  await beginSimulation(db, { seed: 1, vendors: 1, beginsAt })
  await addVendors(db, [makeVendor(1, 1)])
}

function planned(
  kind: PlannedAct['kind'],
  hours: number,
  payload: PlannedAct['payload'],
  occasion = `${hours}`,
): PlannedAct {
  return { dueAt: after(hours), kind, vendor: 1, occasion, payload }
}

const arrival = planned('arrive', 1, {
  ...facts,
  vendor_name: 'Jo Smith',
  vendor_phone: '+447700900123',
  source: 'website',
  external_ref: 'simulated-1-1',
})

async function arrive(db: Db): Promise<string> {
  await begin(db)
  await addToPlan(db, [arrival])
  await jumpTo(db, after(1))
  return only((await db.query<{ id: string }>('select id from pipeline.vendor_leads')).rows).id
}

async function refusals(db: Db): Promise<(string | null)[]> {
  const { rows } = await db.query<{ refusal: string | null }>(
    `select refusal from pipeline_private.simulation_plan where kind = 'person' and done_at is not null order by id`,
  )
  return rows.map((row) => row.refusal)
}

story('a vendor arrives when the clock gets there, and only once', async ({ database: { db } }) => {
  await begin(db)
  await addToPlan(db, [arrival])
  expect(await readNextMoment(db, 300)).toEqual(after(1))
  expect(await jumpTo(db, after(0.5))).toBe(0)
  expect(await jumpTo(db, after(1))).toBe(1)
  expect(await jumpTo(db, after(1.5))).toBe(0)

  const { rows } = await db.query('select created_at, pipeline_stage from pipeline.vendor_leads')
  expect(rows).toEqual([{ created_at: after(1), pipeline_stage: 'NEW_LEAD' }])
  expect((await readDueWork(db)).due).toBe(1)
})

story('the same occasion is planned only once', async ({ database: { db } }) => {
  await begin(db)
  await addToPlan(db, [planned('text', 1, { body: 'first' }, 'text:1:1')])
  await addToPlan(db, [planned('text', 9, { body: 'second' }, 'text:1:1')])

  const { rows } = await db.query('select due_at, payload from pipeline_private.simulation_plan')
  expect(rows).toEqual([{ due_at: after(1), payload: { body: 'first' } }])
})

story(
  'what a vendor writes at the moment of a timer comes before the timer',
  async ({ database: { db } }) => {
    const lead = await arrive(db)
    await db.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION'`)
    await addToPlan(db, [planned('text', 25, { act: 'answers', body: 'Hello', facts: [] })])
    await jumpTo(db, after(25))
    await fireTimer(db, lead)

    const { rows } = await db.query('select direction from pipeline.lead_messages')
    expect(rows).toEqual([{ direction: 'inbound' }])
  },
)

story('without that text the same timer sends its reminder', async ({ database: { db } }) => {
  const lead = await arrive(db)
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION'`)
  await jumpTo(db, after(25))
  await fireTimer(db, lead)

  const { rows } = await db.query('select direction, purpose from pipeline.lead_messages')
  expect(rows).toEqual([{ direction: 'outbound', purpose: 'CONVERSATION_FOLLOW_UP' }])
})

story('somebody of the office moves a lead in their own name', async ({ database: { db } }) => {
  const lead = await arrive(db)
  await addToPlan(db, [
    planned('person', 2, { who: 'Hannah Moss', at: 'NEW_LEAD', to: 'DEAD_LEAD', reason: 'A test' }),
  ])
  await jumpTo(db, after(2))

  expect(await pathOf(db, lead)).toEqual(['NEW_LEAD', 'DEAD_LEAD'])
  const { rows } = await db.query(
    `select actor_kind, actor, reason from pipeline.pipeline_events where to_stage = 'DEAD_LEAD'`,
  )
  expect(rows).toEqual([{ actor_kind: 'user', actor: 'Hannah Moss', reason: 'A test' }])
  expect(await refusals(db)).toEqual([null])
})

story('a move that was overtaken is noted and changes nothing', async ({ database: { db } }) => {
  const lead = await arrive(db)
  await addToPlan(db, [
    planned('person', 2, { who: 'Hannah Moss', at: 'OFFER_ACCEPTED', to: 'DEAD_LEAD', reason: 'A test' }),
  ])
  await jumpTo(db, after(2))

  expect(await stageOf(db, lead)).toBe('NEW_LEAD')
  expect(await refusals(db)).toEqual(['VL005'])
})

story('the next moment is rounded up, and a held lead has none', async ({ database: { db } }) => {
  const lead = await arrive(db)
  await db.query(`select pipeline.move_timer($1, $2, 'a test')`, [lead, new Date(after(3).getTime() + 1000)])
  await db.query(
    `update pipeline.agent_runs set status = 'cancelled', finished_at = pipeline.now(), error = 'a test'`,
  )
  expect(await readNextMoment(db, 300)).toEqual(new Date(after(3).getTime() + 300_000))

  await db.query(`select pipeline.hold_lead($1, 'a test')`, [lead])
  expect(await readNextMoment(db, 300)).toBeNull()
})

productionStory('nobody can simulate in production', async ({ database: { url, db } }) => {
  await expect(givenSimulationDatabase(url, () => {})).rejects.toBeInstanceOf(NotASimulation)
  await expect(readSimulation(db)).rejects.toBeInstanceOf(NotASimulation)
})

story('the office keeps off a held lead, and goes on when it is released', async ({ database: { db } }) => {
  const lead = await arrive(db)
  const steps = { who: 'Hannah Moss', at: 'NEW_LEAD', to: 'DEAD_LEAD', reason: 'A test' }
  await addToPlan(db, [planned('person', 2, steps)])
  await db.query(`select pipeline.hold_lead($1, 'a test')`, [lead])
  expect(await jumpTo(db, after(3))).toBe(0)
  expect(await stageOf(db, lead)).toBe('NEW_LEAD')

  await db.query('select pipeline.release_lead($1)', [lead])
  expect(await jumpTo(db, after(4))).toBe(1)
  expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
})
