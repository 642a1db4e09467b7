/** How much of each kind of thing was done. */
export type Counts = Record<string, number>

/** Does a little of each work at a time until nothing of it is left, or it is told to stop. */
export async function countBatches(
  works: readonly (() => Promise<readonly { kind: string; removed: number }[]>)[],
  signal: AbortSignal | undefined,
): Promise<Counts> {
  const counts: Counts = {}
  for (const work of works) {
    for (let batch = await work(); batch.length > 0; batch = signal?.aborted ? [] : await work())
      for (const { kind, removed } of batch) counts[kind] = (counts[kind] ?? 0) + removed
  }
  return counts
}

export const totalOf = (counts: Counts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** "deliveries 1,200, sign in tries 3" */
export const countsInWords = (counts: Counts): string =>
  Object.entries(counts)
    .map(([kind, count]) => `${kind.replaceAll('_', ' ')} ${count.toLocaleString('en-GB')}`)
    .join(', ')
