import type { Sale } from '../../../db/leads/comparables.ts'
import { diceOf } from '../planning/dice.ts'
import { type FiledType, type Place, places, spotIn } from './english_homes.ts'

const filedTypes: readonly FiledType[] = ['D', 'S', 'T', 'F']
const day = 86_400_000

/** Made-up sales of the two years before a day, so that the validator has something to compare with. */
export function syntheticSales(seed: number, before: Date): Sale[] {
  return places.flatMap((place) =>
    place.sectors.flatMap((sector) =>
      filedTypes.flatMap((type) =>
        Array.from({ length: place.salesKnown }, (_, index) =>
          sale(seed, before, place, sector, type, index),
        ),
      ),
    ),
  )
}

function sale(
  seed: number,
  before: Date,
  place: Place,
  sector: string,
  type: FiledType,
  index: number,
): Sale {
  const id = `simulated-${sector.replace(' ', '-')}-${type}-${index + 1}`
  const dice = diceOf(seed, id)
  const spot = spotIn({ ...place, sectors: [sector] }, dice)
  // Half of the sales are of the last year; the register never knows the latest weeks.
  const age = 30 + Math.floor(690 * dice.share('age') ** 1.6)
  const spread = 0.9 + 0.2 * ((dice.share('price 1') + dice.share('price 2')) / 2)
  return {
    transaction_id: id,
    price: Math.round((place.prices[type] * spread) / 500) * 500,
    sold_on: new Date(before.getTime() - age * day).toISOString().slice(0, 10),
    postcode: spot.postcode,
    property_type: type,
    new_build: dice.chance('new build', 0.04),
    tenure: type === 'F' ? 'L' : 'F',
    paon: String(spot.house),
    saon: null,
    street: spot.street.toUpperCase(),
    ...{ locality: null, town: place.town.toUpperCase(), district: null, county: null },
    category: dice.chance('category', 0.06) ? 'B' : 'A',
  }
}
