import pg from 'pg'
import { expect } from 'vitest'
import { clockwork } from '../support/clockwork.ts'
import { type OwnDatabase, story } from '../support/databases/database.ts'
import { aLead, aLeadAt, facts } from '../support/leads.ts'
import { howMany, proofSeed } from '../support/run/proof.ts'
import { dice, diceAgents } from './dice_agents.ts'
import { lyingCarrier } from './lying_carrier.ts'
import { anyTime, betweenSteps, type NumberCommand } from './number_commands.ts'
import { keepNumberPromises } from './number_promises.ts'
import type { NumberWorld } from './number_world.ts'

const first = Number(process.env.PROPERTY_SEED ?? proofSeed)
const seeds = Array.from(
  { length: Number(process.env.PROPERTY_RUNS ?? howMany('twoNumbers')) },
  (_, index) => first + index,
)

for (const seed of seeds) {
  story(`whatever befalls the leads of two numbers, seed ${seed}`, { timeout: 180_000 }, ({ database }) =>
    playHistory(database, seed),
  )
}

async function playHistory({ pool }: OwnDatabase, seed: number): Promise<void> {
  const throws = dice(seed)
  for (let warmUp = 0; warmUp < 5; warmUp += 1) throws.pick(0)
  const history: string[] = []
  let isBusy = false
  const meanwhile = async () => {
    if (isBusy) return
    isBusy = true
    history.push(`  meanwhile: ${await does(world, throws.pick(...anyTime))}`)
    isBusy = false
  }
  const liar = lyingCarrier(pool, throws, meanwhile)
  const time = await clockwork(pool, {
    startAt: throws.pick('2026-03-02T10:00:00Z', '2026-03-02T19:30:00Z'),
    carrier: () => liar.carrier,
    agents: diceAgents(throws, meanwhile),
  })
  const phones = ['+447700900001', '+447700900002'] as const
  const world: NumberWorld = { db: pool, time, throws, liar, phones, leads: [], texts: 0 }
  world.leads.push(
    await aLeadAt(pool, throws.pick('RETRY_1', 'OFFER_MADE', 'AI_CONVERSATION', 'VIDEO_SENT'), {
      vendor_phone: phones[0],
    }),
    await aLead(pool, { ...facts, vendor_phone: phones[0], property_postcode: 'BS8 1AB' }),
    await aLead(pool, { ...facts, vendor_phone: phones[1], property_postcode: 'BS8 1AD' }),
  )

  try {
    for (let command = 0; command < 28; command += 1) {
      history.push(await does(world, throws.pick(...betweenSteps)))
      if (throws.pick(true, false)) await time.settle()
      await keepNumberPromises(world)
    }
  } catch (error) {
    process.stderr.write(`seed ${seed}\n${history.map((line) => `${line}\n`).join('')}`)
    throw error
  }
}

/** Any of them may be refused, plainly. */
async function does(world: NumberWorld, command: NumberCommand): Promise<string> {
  try {
    return await command(world)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    expect(error.code, error.message).toMatch(/^VL/)
    return `${error.code} ${error.message}`
  }
}
