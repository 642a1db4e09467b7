import type { OfferSumsFragment } from '../../graphql/documents.ts'

/** How the most that we may pay comes about, line by line; `total` lines are sums of those above. */
export function sumsOf(basis: OfferSumsFragment): { words: string; amount: number; isTotal: boolean }[] {
  const { valueAfterWorks, shareOfValueAfterWorks: share, ceiling } = basis
  if (valueAfterWorks === null || share === null || ceiling === null) return []
  const costs: [string, number][] = [
    ['works, with their contingency', basis.worksWithContingency ?? 0],
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
      amount: ceiling,
      isTotal: true,
    },
  ]
}
