import type { PropertyType } from '../contract/agent.ts'
import type { KnownProperty } from './known_property.ts'
import type { Sample } from './sample.ts'

const salesForFullMarks = 8
const spreadForNoMarks = 0.5
const daysForNoMarks = 730

/** Sold prices say nothing of bedrooms; outside the usual number for its type a home is unlike its neighbours. */
const usualBedrooms: Record<PropertyType, readonly [number, number]> = {
  detached: [3, 5],
  semi_detached: [2, 4],
  terraced: [2, 3],
  end_terrace: [2, 3],
  flat: [1, 2],
  maisonette: [1, 3],
  bungalow: [2, 3],
  other: [0, 0],
}

/**
 * How far a value can be trusted, 0 to 1: two fifths for the number of sales, two fifths for how close their prices
 * lie, one fifth for how fresh they are; times 0.9 when we had to leave the sector, 0.8 for a bungalow (filed among
 * houses) and 0.8 for an unusual number of bedrooms. The weights are a judgement; surveyors publish no formula.
 */
export function confidenceIn(sample: Sample, property: KnownProperty, leftSector: boolean): number {
  const count = Math.min(1, sample.sales.length / salesForFullMarks)
  const closeness = 1 - Math.min(1, sample.spread / spreadForNoMarks)
  const freshness = 1 - Math.min(1, sample.medianAgeDays / daysForNoMarks)
  const marks = 0.4 * count + 0.4 * closeness + 0.2 * freshness

  const place = leftSector ? 0.9 : 1
  const form = property.propertyType === 'bungalow' ? 0.8 : 1
  return Math.round(marks * place * form * sizeFactor(property) * 100) / 100
}

function sizeFactor({ propertyType, bedrooms }: KnownProperty): number {
  const [fewest, most] = usualBedrooms[propertyType]
  return bedrooms >= fewest && bedrooms <= most ? 1 : 0.8
}
