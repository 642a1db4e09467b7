import learnt from './taught.json' with { type: 'json' }

/** What was learnt of one question to a text: a weight for each bucket. */
interface Head {
  bias: number
  scale: number
  weights: Int8Array
}

const heads = new Map<string, Head>(
  Object.entries(learnt.heads).map(([name, { bias, scale, weights }]) => [
    name,
    { bias, scale, weights: new Int8Array(Buffer.from(weights, 'base64')) },
  ]),
)

export const thresholds: Readonly<Record<string, { quiet: number; loud: number }>> = learnt.thresholds

/** How much speaks for it that a text is what this head was taught; 0 is as much as against it. */
export function scoreOf(name: string, features: Int32Array): number {
  const head = heads.get(name)
  if (head === undefined) throw new Error(`Nothing was taught of ${name}`)
  const last = head.weights.length - 1
  let sum = 0
  for (const at of features) sum += head.weights[at & last] ?? 0
  return head.bias + (head.scale * sum) / Math.sqrt(Math.max(features.length, 1))
}
