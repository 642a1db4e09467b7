import type { Comparable, PropertyType } from '../contract/agent.ts'
import { confidenceIn } from './confidence.ts'
import type { KnownProperty } from './known_property.ts'
import { isOwnSale } from './own_sale.ts'
import { type Sample, sampleOf } from './sample.ts'
import type { ValidatorConfig } from './validator_config.ts'

export type ChosenSample = Sample & { readonly step: string; readonly confidence: number }

type Step = { readonly name: string; readonly place: 'sector' | 'outcode'; readonly months: number }

const wideningSteps: readonly Step[] = [
  { name: 'sector, 12 months', place: 'sector', months: 12 },
  { name: 'outcode, 12 months', place: 'outcode', months: 12 },
  { name: 'outcode, 24 months', place: 'outcode', months: 24 },
]

/** The register's letters: end terraces are filed as terraced, maisonettes as flats, bungalows by their form. */
const filedAs: Record<PropertyType, string> = {
  detached: 'D',
  semi_detached: 'S',
  terraced: 'T',
  end_terrace: 'T',
  flat: 'F',
  maisonette: 'F',
  bungalow: 'DST',
  other: '',
}

/**
 * The nearest and freshest sample that earns enough confidence; if none does, the one that earns most; null when
 * no step finds enough sales. Order of widening: same sector and 12 months, then outcode, then 24 months.
 */
export function chooseSample(
  comparables: readonly Comparable[],
  property: KnownProperty,
  now: Date,
  config: ValidatorConfig,
): ChosenSample | null {
  let best: ChosenSample | null = null
  for (const step of wideningSteps) {
    const sales = comparables.filter((sale) => isAlike(sale, property) && isWithin(sale, step, property, now))
    const sample = sampleOf(sales, now, config.minComparables)
    if (sample === null) {
      continue
    }
    const confidence = confidenceIn(sample, property, step.place === 'outcode')
    if (best === null || confidence > best.confidence) {
      best = { ...sample, step: step.name, confidence }
    }
    if (confidence >= config.minConfidence) {
      break
    }
  }
  return best
}

/** An ordinary sale of an existing home of the same type and tenure, and not of the property itself. */
function isAlike(sale: Comparable, property: KnownProperty): boolean {
  return (
    sale.category === 'A' &&
    !sale.newBuild &&
    filedAs[property.propertyType].includes(sale.type) &&
    hasUsualTenure(sale) &&
    !isOwnSale(sale, property)
  )
}

/** Vendors are not asked for the tenure; flats are nearly always leasehold and houses freehold. U is unknown. */
function hasUsualTenure(sale: Comparable): boolean {
  return sale.tenure === 'U' || sale.tenure === (sale.type === 'F' ? 'L' : 'F')
}

function isWithin(sale: Comparable, step: Step, { postcode }: KnownProperty, now: Date): boolean {
  const nearby =
    step.place === 'sector'
      ? sale.postcode.startsWith(postcode.sector)
      : sale.postcode.startsWith(`${postcode.outcode} `)
  return nearby && sale.soldOn > dateBefore(now, step.months) && sale.soldOn <= dateBefore(now, 0)
}

function dateBefore(now: Date, months: number): string {
  const date = new Date(now)
  date.setUTCMonth(date.getUTCMonth() - months)
  return date.toISOString().slice(0, 10)
}
