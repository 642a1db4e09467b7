/** Money as whole pence, so that no sum drifts; pounds appear only at the edges. */
export type Pence = bigint

/** Shares and rates count in hundred-thousandths, the scale in which the database keeps tax rates. */
const shareScale = 100_000n

export function toPence(pounds: number): Pence {
  return BigInt(Math.round(pounds * 100))
}

export function toPounds(pence: Pence): number {
  return Number(pence) / 100
}

/** A share (0.05 is 5 %) as a whole number of hundred-thousandths. */
export function shareParts(share: number): bigint {
  return BigInt(Math.round(share * Number(shareScale)))
}

/** An amount that was multiplied by `shareParts`, back in pence. */
export function fromShareParts(amount: bigint): Pence {
  return divideHalfEven(amount, shareScale)
}

/** `share` of an amount, rounded once to the penny. */
export function shareOf(amount: Pence, share: number): Pence {
  return fromShareParts(amount * shareParts(share))
}

/** Quotient rounded to the nearest whole number, a half to the even one (IEEE 754 roundTiesToEven). */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n
  const size = magnitude(dividend)
  const by = magnitude(divisor)
  const quotient = size / by
  const twiceRest = (size % by) * 2n
  const roundsUp = twiceRest > by || (twiceRest === by && quotient % 2n === 1n)
  const rounded = roundsUp ? quotient + 1n : quotient
  return negative ? -rounded : rounded
}

/** The largest multiple of `step` that is not above a non-negative amount. */
export function roundDownTo(step: Pence, amount: Pence): Pence {
  return amount - (amount % step)
}

export function smallest(first: Pence, ...others: Pence[]): Pence {
  return others.reduce((least, amount) => (amount < least ? amount : least), first)
}

export function largest(first: Pence, ...others: Pence[]): Pence {
  return others.reduce((most, amount) => (amount > most ? amount : most), first)
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}
