import type { FactName, PropertyFacts } from '../../../src/agents/contract/agent.ts'
import { type Dice, diceOf } from '../../../src/simulation/planning/dice.ts'
import { makeVendor } from '../../../src/simulation/vendors/make_vendor.ts'
import { phoneOf } from '../../../src/simulation/vendors/names.ts'
import type { Persona } from './persona.ts'
import { type Hand, hands } from './spelling.ts'

/** A persona as one actor plays it: with a home, a hand and a pace of its own. */
export interface Part {
  persona: Persona
  /** 1 for the first of its four performances. */
  take: number
  /** In the order of the cast. */
  number: number
  vendorName: string
  phone: string
  home: PropertyFacts
  hand: Hand
  dice: Dice
}

const usualAsking = 0.7

/** Every persona, each as often as there are hands. */
export function castOf(personas: readonly Persona[], seed: number): Part[] {
  return personas.flatMap((persona, index) =>
    hands.map((hand, take) => partOf(persona, { seed, take, hand, number: index * hands.length + take + 1 })),
  )
}

interface Casting {
  seed: number
  take: number
  hand: Hand
  number: number
}

function partOf(persona: Persona, { seed, take, hand, number }: Casting): Part {
  const dice = diceOf(seed, `${persona.name}/${take}`)
  const { name, property, value } = plainHome(seed, number)
  const askingPrice = Math.round((value * (persona.asking ?? usualAsking)) / 1000) * 1000
  const home = { ...property, askingPrice }
  return { persona, take: take + 1, number, vendorName: name, phone: phoneOf(number), home, hand, dice }
}

/** The first home of an ordinary kind, of which enough sales are known. */
function plainHome(seed: number, number: number) {
  for (let nth = 0; ; nth += 1) {
    const { persona } = makeVendor(seed, number + nth * 10_000)
    const { propertyType, condition, propertyPostcode } = persona.property
    const isPlain = propertyType === 'semi_detached' || propertyType === 'terraced'
    if (
      isPlain &&
      condition !== 'uninhabitable' &&
      condition !== 'poor' &&
      !propertyPostcode.startsWith('HX7')
    )
      return persona
  }
}

export const allFacts: readonly FactName[] = [
  'propertyAddress',
  'propertyPostcode',
  'askingPrice',
  'propertyType',
  'bedrooms',
  'condition',
]
