import type { TaxBand } from '../../../src/agents/contract/agent.ts'

/** gov.uk, Stamp Duty Land Tax: residential property rates, from 1 April 2025. */
export const standardBands: TaxBand[] = [
  { from: 0, rate: 0 },
  { from: 125_000, rate: 0.02 },
  { from: 250_000, rate: 0.05 },
  { from: 925_000, rate: 0.1 },
  { from: 1_500_000, rate: 0.12 },
]

/** The same with the surcharge of 5 points for additional dwellings and companies. */
export const additionalBands: TaxBand[] = [
  { from: 0, rate: 0.05 },
  { from: 125_000, rate: 0.07 },
  { from: 250_000, rate: 0.1 },
  { from: 925_000, rate: 0.15 },
  { from: 1_500_000, rate: 0.17 },
]
