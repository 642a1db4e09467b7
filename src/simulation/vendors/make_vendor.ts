import type { Condition, PropertyFacts, PropertyType } from '../../agents/contract/agent.ts'
import { type Dice, diceOf, type Weighted } from '../planning/dice.ts'
import { places, spotIn, usualPrice } from './english_homes.ts'
import { nameOf, phoneOf } from './names.ts'
import type { Persona, Vendor } from './persona.ts'
import { temperament } from './temperament.ts'

const types: readonly Weighted<PropertyType>[] = [
  ['terraced', 34],
  ['semi_detached', 30],
  ['flat', 15],
  ['detached', 9],
  ['end_terrace', 6],
  ['bungalow', 4],
  ['maisonette', 2],
]

const bedroomsOf: Record<PropertyType, readonly [number, ...number[]]> = {
  terraced: [2, 2, 2, 3, 3, 4],
  end_terrace: [2, 2, 3],
  semi_detached: [2, 3, 3, 3, 3, 4],
  detached: [3, 4, 4, 4, 5],
  bungalow: [2, 2, 3],
  flat: [0, 1, 1, 1, 1, 2, 2, 2, 2],
  maisonette: [1, 2, 2, 3],
  other: [3],
}

const conditions: readonly Weighted<Condition>[] = [
  ['excellent', 8],
  ['good', 34],
  ['fair', 38],
  ['poor', 17],
  ['uninhabitable', 3],
]

/** What a home is worth as it stands, as a share of the same home in good condition. */
const worth: Record<Condition, number> = {
  excellent: 1.03,
  good: 1,
  fair: 0.94,
  poor: 0.8,
  uninhabitable: 0.6,
}

/** Asking price as a share of the value, from … to …: most motivated sellers ask below the market; some dream. */
const askingBands: readonly Weighted<readonly [number, number]>[] = [
  [[0.7, 0.8], 40],
  [[0.8, 0.9], 24],
  [[0.9, 1], 20],
  [[1, 1.2], 16],
]

/** The vendor with this number in the simulation with this seed; the same whenever it is asked for. */
export function makeVendor(seed: number, number: number): Vendor {
  const dice = diceOf(seed, number)
  const { property, value } = home(dice)
  const source = dice.pick('source', ['facebook', 'facebook', 'facebook', 'website', 'import'])
  const reserve = Math.round(property.askingPrice * (0.83 + 0.17 * dice.share('reserve')))
  const persona: Persona = {
    name: nameOf(dice),
    phone: phoneOf(number),
    source,
    property,
    value,
    reserve,
    ...temperament(dice),
  }
  return { number, persona }
}

function home(dice: Dice): { property: PropertyFacts; value: number } {
  const place = dice.pick('place', places)
  const { house, street, postcode } = spotIn(place, dice)
  const propertyType = dice.weighted('type', types)
  const condition = dice.weighted('condition', conditions)
  const bedrooms = dice.pick('bedrooms', bedroomsOf[propertyType])

  const isFlat = propertyType === 'flat' || propertyType === 'maisonette'
  const flat = isFlat ? `Flat ${dice.whole('flat', 1, 9)}, ` : ''
  const propertyAddress = `${flat}${house} ${street}, ${place.town}`

  const value = usualPrice(place, propertyType) * (0.94 + 0.12 * dice.share('value')) * worth[condition]
  const [least, most] = dice.weighted('asking band', askingBands)
  const askingPrice = Math.round((value * (least + (most - least) * dice.share('asking'))) / 1000) * 1000
  return {
    property: { propertyAddress, propertyPostcode: postcode, askingPrice, propertyType, bedrooms, condition },
    value: Math.round(value),
  }
}
