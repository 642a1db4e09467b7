/** How people write thousands and millions, for a pattern: "185k", "1.2 million". */
export const unitPattern = 'k|thousand|grand|m|mil+|million'

/** Whole pounds as written, with or without separators: "185000", "185,000", "1 250 000". */
export const wholePattern = '\\d{1,3}(?:[, ]\\d{3})+|\\d+'

/** A figure in its parts: of "£182.5k" they are "182", "5" and "k". */
export type WrittenFigure = {
  /** Fits `wholePattern`, or empty as in ".5m". */
  readonly whole: string
  readonly fraction: string
  /** Fits `unitPattern`, or empty. */
  readonly unit: string
}

/** The figure in pence, exactly; null when it names parts of a penny. */
export function penceOf({ whole, fraction, unit }: WrittenFigure): bigint | null {
  const decimals = fraction.replace(/0+$/, '')
  const places = 2 + zerosOf(unit) - decimals.length
  return places < 0 ? null : BigInt(`${whole.replace(/\D/g, '')}${decimals}`) * 10n ** BigInt(places)
}

function zerosOf(unit: string): number {
  if (unit === '') return 0
  return unit.startsWith('m') ? 6 : 3
}
