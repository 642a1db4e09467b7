import { diceOf } from '../../../src/simulation/planning/dice.ts'

/** What can be tried any number of times: how often `npm test` tries it, and how often `npm run prove`. */
const counts = {
  histories: [3, 1_000],
  twoNumbers: [1, 300],
  undos: [10, 1_000],
  phones: [3_000, 100_000],
  postcodes: [4_000, 100_000],
  names: [4_000, 100_000],
  doubleTexts: [10, 1_500],
  movesAtOnce: [300, 20_000],
  arrivalsAtOnce: [2_000, 10_000],
  bulkLeads: [60, 20_000],
  importedLeads: [200, 10_000],
  deadlines: [100, 10_000],
  csvRows: [1_000, 100_000],
  deliveries: [80, 10_000],
  secondsOfFaults: [8, 600],
  failovers: [1, 20],
  wrongValues: [120, 10_000],
  hostileSeconds: [0, 60],
  drops: [9, 1_000],
  secondsOfChanges: [0, 3_600],
  cutPoints: [4, 1_000],
  troubledTexts: [7, 700],
  deathsAtEachPoint: [1, 10],
  quartersOfFigures: [3, 400],
  quartersOfHours: [0.1, 20],
  deadSources: [20, 400],
  figureHistories: [20, 1_000],
  leadsOfAnOutage: [6, 100],
  hostileTexts: [6, 351],
  playedVendors: [16, 40],
  boardsReadAtOnce: [60, 200],
} satisfies Record<string, [sample: number, all: number]>

export type Counted = keyof typeof counts

/** 1 is all of them, 0.1 a tenth. */
const share = Number(process.env.PROVE_SHARE ?? 0)

/** Whether this is `npm run prove`, which counts more, and is the same for the same seed. */
export const isProof = share > 0

/** What depends on dice, and what a sample has, is the same for the same one. */
export const proofSeed = Number(process.env.PROVE_SEED ?? 1)

export function howMany(counted: Counted): number {
  const [sample, all] = counts[counted]
  return isProof ? Math.max(1, Math.round(all * share)) : sample
}

export function countOfAll(counted: Counted): number {
  return counts[counted][1]
}

/** One in so many of what a story tries, the seed says which; all of it in `npm run prove`. There are at least so many. */
export function someOf<One>(many: number, kind: string, all: readonly One[]): One[] {
  if (isProof) return [...all]
  const first = diceOf(proofSeed, 'sample of what stories try').whole(kind, 0, many - 1)
  return all.filter((_, nth) => nth % many === first)
}
