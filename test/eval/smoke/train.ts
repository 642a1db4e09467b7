import { buckets, featuresOf } from '../../../src/agents/sms_agent/smoke_features.ts'

export interface Example {
  features: readonly number[]
  isSo: boolean
}

export interface Weights {
  bias: number
  of: Float64Array
}

const rounds = 15
const rate = 0.3
const decay = 1e-2
/** A miss is dearer than a needless look. */
const weightOfSo = 3

/** How near each piece brings a text to 1, the size of a text apart. */
export const scoreOf = ({ bias, of }: Weights, features: readonly number[]): number =>
  bias + features.reduce((sum, at) => sum + (of[at] ?? 0), 0) / Math.sqrt(Math.max(features.length, 1))

/** Logistic regression by AdaGrad in a fixed order: the same texts teach the same weights. */
export function train(examples: readonly Example[]): Weights {
  const weights: Weights = { bias: 0, of: new Float64Array(buckets) }
  const seen = new Float64Array(buckets).fill(1e-2)
  let seenBias = 1e-2
  const order = shuffled(examples)
  for (let round = 0; round < rounds; round += 1) {
    for (const { features, isSo } of order) {
      const size = 1 / Math.sqrt(Math.max(features.length, 1))
      const error = (isSo ? 1 : 0) - 1 / (1 + Math.exp(-scoreOf(weights, features)))
      const pull = error * (isSo ? weightOfSo : 1)
      seenBias += pull * pull
      weights.bias += (rate * pull) / Math.sqrt(seenBias)
      for (const at of features) {
        const slope = pull * size - decay * (weights.of[at] ?? 0)
        seen[at] = (seen[at] ?? 0) + slope * slope
        weights.of[at] = (weights.of[at] ?? 0) + (rate * slope) / Math.sqrt(seen[at] ?? 1)
      }
    }
  }
  return weights
}

/** Mixed, the same way every time. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  let state = 12345
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return state / 2 ** 32
  }
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

export const exampleOf = (body: string, isSo: boolean): Example => ({ features: featuresOf(body), isSo })
