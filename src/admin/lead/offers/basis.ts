/** What the sums behind a value and an offer tell; an agent of one's own may tell none of it. */
export interface Basis {
  marketValue?: number
  medianPrice?: number
  valueAfterWorks?: number
  worksWithContingency?: number
  taxAtCeiling?: number
  shareOfValueAfterWorks?: number
  legals?: number
  finance?: number
  sourcingFee?: number
  ceiling?: number
  askingPrice?: number
  because?: string
  formula?: string
  confidence?: number
  comparables?: Sale[]
  outliers?: Sale[]
  adjustments?: { for: string; amount: number }[]
}

export interface Sale {
  transactionId: string
  price: number
  soldOn: string
}

export function basisOf(json: unknown): Basis {
  return typeof json === 'object' && json !== null ? (json as Basis) : {}
}

/** The figures of what the deal validator has answered. */
export function valuationOf(result: unknown): Basis {
  const { valuation } = basisOf(result) as { valuation?: { basis?: unknown } }
  return basisOf(valuation?.basis)
}

/** How the most that we may pay comes about, line by line; `total` lines are sums of those above. */
export function sumsOf(basis: Basis): { words: string; amount: number; isTotal: boolean }[] {
  const { valueAfterWorks, shareOfValueAfterWorks: share, worksWithContingency = 0 } = basis
  if (valueAfterWorks === undefined || share === undefined || basis.ceiling === undefined) return []
  const costs: [string, number][] = [
    ['works, with their contingency', worksWithContingency],
    ['legal fees and searches', basis.legals ?? 0],
    ['finance', basis.finance ?? 0],
    ['our fee', basis.sourcingFee ?? 0],
    ['stamp duty at that price', basis.taxAtCeiling ?? 0],
  ]
  const budget = share * valueAfterWorks
  const left = costs.reduce((sum, [, cost]) => sum - cost, budget)
  return [
    { words: 'value after works', amount: valueAfterWorks, isTotal: false },
    { words: `${Math.round(share * 100)} % of it for everything`, amount: budget, isTotal: true },
    ...costs
      .filter(([, cost]) => cost !== 0)
      .map(([words, cost]) => ({ words: `less ${words}`, amount: -cost, isTotal: false })),
    { words: 'left for the house', amount: left, isTotal: true },
    {
      words: 'the most we may pay, in whole £500s and never above market value',
      amount: basis.ceiling,
      isTotal: true,
    },
  ]
}
