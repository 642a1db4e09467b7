/** What can be tried any number of times: how often `npm test` tries it, and how often `npm run prove`. */
const counts = {
  histories: [5, 1_000],
  twoNumbers: [1, 300],
  undos: [20, 1_000],
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
  secondsOfFaults: [12, 600],
  failovers: [1, 20],
  wrongValues: [250, 10_000],
  hostileSeconds: [0, 60],
  drops: [12, 1_000],
  secondsOfChanges: [0, 3_600],
  cutPoints: [8, 1_000],
  troubledTexts: [14, 700],
  deathsAtEachPoint: [1, 10],
  quartersOfFigures: [8, 400],
  quartersOfHours: [0.2, 20],
  deadSources: [20, 400],
  figureHistories: [40, 1_000],
  leadsOfAnOutage: [12, 100],
  hostileTexts: [12, 351],
} satisfies Record<string, [sample: number, all: number]>

export type Counted = keyof typeof counts

/** 1 is all of them, 0.1 a tenth. */
const share = Number(process.env.PROVE_SHARE ?? 0)

/** Whether this is `npm run prove`, which counts more, and is the same for the same seed. */
export const isProof = share > 0

/** Of `npm run prove`; what depends on dice gives the same for the same one. */
export const proofSeed = Number(process.env.PROVE_SEED ?? 1)

export function howMany(counted: Counted): number {
  const [sample, all] = counts[counted]
  return isProof ? Math.max(1, Math.round(all * share)) : sample
}

export function countOfAll(counted: Counted): number {
  return counts[counted][1]
}
