import { z } from 'zod'
import type { Condition, PropertyFacts } from '../contract/agent.ts'
import { parameter } from '../contract/parameter.ts'
import { type Pence, shareOf, toPence } from './pence.ts'

const squareMetres = z.int().positive().max(10_000)

/** A figure for each condition of a home, 0 to `most`. */
const byCondition = (most: number, usual: Record<Condition, number>) => {
  const figure = (condition: Condition) => z.number().min(0).max(most).default(usual[condition])
  return z
    .strictObject({
      excellent: figure('excellent'),
      good: figure('good'),
      fair: figure('fair'),
      poor: figure('poor'),
      uninhabitable: figure('uninhabitable'),
    })
    .prefault({})
}

/**
 * What works cost. Source of the defaults: practitioners' rules of thumb (published ranges clash, so they are
 * rough and meant to be edited) and typical sizes of a 1-bed flat, 2-bed terrace, 3-bed semi and 4-bed detached
 * house; the studio is the smallest one-person home of the Nationally Described Space Standard.
 */
export const refurbConfigSchema = z.strictObject({
  ratePerM2: byCondition(10_000, {
    excellent: 0,
    good: 25,
    fair: 175,
    poor: 600,
    uninhabitable: 1400,
  }).describe('Cost of works by condition, GBP per square metre of floor.'),
  contingency: byCondition(1, {
    ...{ excellent: 0.1, good: 0.1, fair: 0.15, poor: 0.2, uninhabitable: 0.2 },
  }).describe('Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
  floorAreaByBedrooms: parameter(
    z.array(squareMetres).min(1),
    [37, 45, 65, 85, 120],
    'Floor area in square metres of a studio, a 1-bed, a 2-bed, … home.',
  ),
  floorAreaPerFurtherBedroom: parameter(
    z.int().nonnegative().max(1000),
    30,
    'Square metres added for each bedroom beyond the list.',
  ),
})

export type RefurbConfig = z.infer<typeof refurbConfigSchema>
export type RefurbSubject = Pick<PropertyFacts, 'bedrooms' | 'condition'>

/** Floor area in square metres, guessed from the bedrooms until somebody measures. */
export function floorArea(bedrooms: number, config: RefurbConfig): number {
  const sizes = config.floorAreaByBedrooms
  const listed = sizes[bedrooms]
  if (listed !== undefined) {
    return listed
  }
  const further = bedrooms - (sizes.length - 1)
  return (sizes.at(-1) ?? 0) + further * config.floorAreaPerFurtherBedroom
}

/** What a buyer has to set aside for works: floor area × rate of its condition × (1 + contingency). */
export function refurbCost(property: RefurbSubject, config: RefurbConfig): Pence {
  const works = worksAt(config.ratePerM2[property.condition], property, config)
  return shareOf(works, 1 + config.contingency[property.condition])
}

/**
 * How much less than an average home this one is worth as it stands: floor area × (rate of its condition − rate
 * of `good`), never below 0. Sold prices are taken to be of homes in good condition, since that is what mostly
 * sells; a market takes off the plain cost of works, while the contingency is the buyer's own margin.
 */
export function conditionDeduction(property: RefurbSubject, config: RefurbConfig): Pence {
  const beyondGood = config.ratePerM2[property.condition] - config.ratePerM2.good
  return worksAt(Math.max(0, beyondGood), property, config)
}

function worksAt(ratePerM2: number, property: RefurbSubject, config: RefurbConfig): Pence {
  return BigInt(floorArea(property.bedrooms, config)) * toPence(ratePerM2)
}
