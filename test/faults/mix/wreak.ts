import { setTimeout as pause } from 'node:timers/promises'
import { diceOf } from '../../../src/simulation/planning/dice.ts'
import { facts } from '../../support/leads.ts'
import { type Breaking, breakThings } from './break_things.ts'
import type { BreakableWorld } from './world.ts'

export interface Havoc extends Omit<Breaking, 'hand' | 'signal'> {
  forMs: number
}

const hands = [1, 2]

/** Two hands break things while leads arrive, for as long as told; then everything is made whole. */
export async function wreak(world: BreakableWorld, { forMs, ...havoc }: Havoc): Promise<void> {
  const signal = AbortSignal.timeout(forMs)
  const arriving = letLeadsArrive(world, havoc.seed, signal)
  await Promise.all(hands.map((hand) => breakThings(world, { ...havoc, hand, signal })))
  await heal(world)
  await arriving
}

/** Everything that a fault may have left broken is whole again. */
async function heal({ rig, lines, workers, web, wounds }: BreakableWorld): Promise<void> {
  lines.release()
  rig.carrier.mode = 'accept'
  rig.agents.mode = () => 'answer'
  for (const program of [...workers.all(), ...web.all()]) program.signal('SIGCONT')
  await wounds.heal()
}

/** By the office's SQL, and now and then by somebody before the dashboard. */
async function letLeadsArrive(world: BreakableWorld, seed: number, signal: AbortSignal): Promise<void> {
  const { load } = world.rig
  const dice = diceOf(seed, 'arrivals')
  const arriving: Promise<void>[] = []
  for (let second = 0; !signal.aborted; second += 1) {
    arriving.push(load.arrive(dice.whole(`second ${second}`, 1, 6)))
    if (dice.chance(`by hand ${second}`, 0.5)) arriving.push(writeIn(world))
    await pause(1_000)
  }
  await Promise.all(arriving)
}

const create = `mutation ($phone: String!, $address: String!, $postcode: String!, $price: BigFloat!) {
  createLead(input: {
    vendorPhone: $phone, vendorName: "Vendor", propertyAddress: $address, propertyPostcode: $postcode,
    askingPrice: $price, propertyType: semi_detached, bedrooms: ${facts.bedrooms}, condition: fair
  }) { result { saved code } }
}`

/** Whoever gets no answer sends it again, and is told that the lead is there already. */
async function writeIn({ rig: { load }, api }: BreakableWorld): Promise<void> {
  const [phone] = load.newPhones(1)
  const variables = {
    phone,
    address: facts.property_address,
    postcode: facts.property_postcode,
    price: String(facts.asking_price),
  }
  await load.persist(async () => {
    const response = await fetch(api.url, {
      method: 'POST',
      body: JSON.stringify({ query: create, variables }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` },
      signal: AbortSignal.timeout(20_000),
    })
    const { data, errors } = JSON.parse(await response.text())
    const { saved, code } = data?.createLead?.result ?? {}
    if (saved === true || code === 'VL019') return
    const [error] = errors ?? []
    const refusal = `${response.status} ${error?.extensions?.code ?? code}: ${error?.message}`
    throw Object.assign(new Error(refusal), { code: error?.extensions?.code ?? code })
  })
}
