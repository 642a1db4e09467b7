import { buckets } from '../../../src/agents/sms_agent/taught/features.ts'

export interface Example {
  features: Int32Array
  /** Which of the kinds it is. */
  kind: number
}

export interface Weights {
  bias: number
  of: Float32Array
}

const rate = 0.3
const biasRate = 0.02
/** Whoever is as sure as this learns nothing more. */
const sureEnough = 0.003

export function scoreOf({ bias, of }: Weights, features: Int32Array): number {
  const last = of.length - 1
  let sum = 0
  for (const at of features) sum += of[at & last] ?? 0
  return bias + sum / Math.sqrt(Math.max(features.length, 1))
}

/**
 * Tells texts of one kind from all others: logistic regression by AdaGrad in a fixed order, so that the same texts teach the same weights.
 * A miss weighs as much as `weightOfSo` needless looks.
 */
export function trainOne(
  examples: readonly Example[],
  weightOfSo: number,
  course: Pick<Course, 'decay' | 'size' | 'rounds'> = {},
): Weights {
  const [weights] = trainKinds(examples, {
    ...course,
    count: 1,
    weightOf: (kind) => (kind === 0 ? weightOfSo : 1),
  })
  return weights ?? { bias: 0, of: new Float32Array(buckets) }
}

interface Course {
  /** With one kind an example is of it, 0, or is not. */
  count: number
  weightOf?: (kind: number) => number
  /** How fast is forgotten what only few texts tell. */
  decay?: number
  /** How many buckets it has, a power of two. */
  size?: number
  rounds?: number
}

/** How often all examples are gone through; of few, more often. */
const usualRounds = 5
export const roundsOfFew = 8

/** Tells several kinds from one another, each example of one: multinomial logistic regression. */
export function trainKinds(
  examples: readonly Example[],
  { count, weightOf = () => 1, decay = 1e-4, size = buckets, rounds = usualRounds }: Course,
): Weights[] {
  const learners = new Learners(count, size, decay)
  const order = shuffled(examples)
  for (let round = 0; round < rounds; round += 1) {
    for (const { features, kind } of order) {
      const shares = sharesOf(learners.scores(features))
      const errors = shares.map((share, at) => (kind === at ? 1 : 0) - share)
      learners.pull(
        features,
        errors.map((error) => (Math.abs(error) < sureEnough ? 0 : error * weightOf(kind))),
      )
    }
  }
  return learners.weights()
}

/** What all kinds know of a bucket lies side by side: whoever reads one reads the others. */
class Learners {
  readonly #of: Float32Array
  readonly #seen: Float32Array
  readonly #biases: number[]
  readonly #count: number
  readonly #last: number
  readonly #decay: number

  constructor(count: number, size: number, decay: number) {
    this.#count = count
    this.#last = size - 1
    this.#decay = decay
    this.#of = new Float32Array(size * count)
    this.#seen = new Float32Array(size * count).fill(1e-2)
    this.#biases = Array.from({ length: count }, () => 0)
  }

  scores(features: Int32Array): number[] {
    const [of, last, count] = [this.#of, this.#last, this.#count]
    const sums = new Float64Array(count)
    for (const feature of features) {
      const at = (feature & last) * count
      for (let kind = 0; kind < count; kind += 1) sums[kind] = (sums[kind] ?? 0) + (of[at + kind] ?? 0)
    }
    const root = Math.sqrt(Math.max(features.length, 1))
    return this.#biases.map((bias, kind) => bias + (sums[kind] ?? 0) / root)
  }

  /** Each kind by its error; one that is sure enough, with 0, learns nothing. */
  pull(features: Int32Array, errors: readonly number[]): void {
    const [of, seen, last, count, decay] = [this.#of, this.#seen, this.#last, this.#count, this.#decay]
    const root = Math.sqrt(Math.max(features.length, 1))
    for (const [kind, error] of errors.entries()) {
      if (error === 0) continue
      this.#biases[kind] = (this.#biases[kind] ?? 0) + biasRate * error
      for (const feature of features) {
        const at = (feature & last) * count + kind
        const slope = error / root - decay * (of[at] ?? 0)
        const now = (seen[at] ?? 0) + slope * slope
        seen[at] = now
        of[at] = (of[at] ?? 0) + (rate * slope) / Math.sqrt(now)
      }
    }
  }

  weights(): Weights[] {
    return this.#biases.map((bias, kind) => ({
      bias,
      of: Float32Array.from({ length: this.#last + 1 }, (_, at) => this.#of[at * this.#count + kind] ?? 0),
    }))
  }
}

const sharesOf = (scores: readonly number[]): number[] => {
  const [only] = scores
  if (scores.length === 1 && only !== undefined) return [1 / (1 + Math.exp(-only))]
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  const sum = raised.reduce((all, one) => all + one, 0)
  return raised.map((one) => one / sum)
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
