import type { Comparable } from '../contract/agent.ts'
import { divideHalfEven, type Pence, toPence, toPounds } from '../property_sums/pence.ts'

/** The sales that a value rests on, and how they lie. */
export type Sample = {
  readonly sales: readonly Comparable[]
  readonly outliers: readonly Comparable[]
  readonly median: Pence
  /** Distance between the quartiles as a share of the median: 0 when all prices are alike. */
  readonly spread: number
  readonly medianAgeDays: number
}

/** Trims prices beyond 1.5 interquartile ranges (Tukey's fences); null when fewer than `atLeast` sales remain. */
export function sampleOf(candidates: readonly Comparable[], now: Date, atLeast: number): Sample | null {
  const [low, high] = fences(candidates.map((sale) => sale.price))
  const sales = candidates.filter((sale) => sale.price >= low && sale.price <= high)
  const outliers = candidates.filter((sale) => sale.price < low || sale.price > high)
  if (sales.length < atLeast) {
    return null
  }

  const prices = sales.map((sale) => sale.price)
  const median = medianPrice(prices)
  return {
    sales,
    outliers,
    median,
    spread: (quantile(prices, 0.75) - quantile(prices, 0.25)) / toPounds(median),
    medianAgeDays: Math.round(
      quantile(
        sales.map((sale) => ageInDays(sale, now)),
        0.5,
      ),
    ),
  }
}

function fences(prices: readonly number[]): [number, number] {
  const lower = quantile(prices, 0.25)
  const upper = quantile(prices, 0.75)
  const reach = 1.5 * (upper - lower)
  return [lower - reach, upper + reach]
}

/** The middle price, or the mean of the two middle ones, to the penny. */
function medianPrice(prices: readonly number[]): Pence {
  const ascending = prices.toSorted((a, b) => a - b)
  const middle = (ascending.length - 1) / 2
  const below = ascending[Math.floor(middle)] ?? 0
  const above = ascending[Math.ceil(middle)] ?? 0
  return divideHalfEven(toPence(below) + toPence(above), 2n)
}

/** Linear between the two nearest values, as spreadsheets do (Hyndman and Fan, type 7). */
function quantile(values: readonly number[], share: number): number {
  const ascending = values.toSorted((a, b) => a - b)
  const position = (ascending.length - 1) * share
  const below = ascending[Math.floor(position)] ?? 0
  const above = ascending[Math.ceil(position)] ?? 0
  return below + (above - below) * (position - Math.floor(position))
}

function ageInDays(sale: Comparable, now: Date): number {
  return (now.getTime() - Date.parse(sale.soldOn)) / 86_400_000
}
