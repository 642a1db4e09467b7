/** One line of the result. */
export interface Measure {
  /** Row of the targets. */
  row: number
  what: string
  measured: number
  unit: string
  target: { is: 'at least' | 'under'; value: number } | null
  /** What was measured in the same run, for comparison; for people. */
  beside: string
}

export function isReached({ measured, target }: Measure): boolean | null {
  if (target === null) return null
  return target.is === 'under' ? measured < target.value : measured >= target.value
}

/** The middle one; of an even number the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The smallest value that at least this share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

/** Three significant figures, with thousands apart. */
export function shown(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: Math.abs(value) >= 1000 ? 4 : 3 })
}
