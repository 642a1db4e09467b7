import { brotliDecompressSync } from 'node:zlib'
import learnt from './taught.json' with { type: 'json' }

/** What was learnt of one question to a text: a weight for each bucket. */
interface Head {
  bias: number
  scale: number
  weights: Int8Array
}

const packed: Readonly<Record<string, { bias: number; scale: number; weights: string } | undefined>> =
  learnt.heads
const heads = new Map<string, Head>()

/** Most buckets are empty: packed, a head is a fraction of its size, and is unpacked when it is first asked. */
function headOf(name: string): Head {
  const known = heads.get(name)
  if (known !== undefined) return known
  const there = packed[name]
  if (there === undefined) throw new Error(`Nothing was taught of ${name}`)
  const weights = new Int8Array(brotliDecompressSync(Buffer.from(there.weights, 'base64')))
  const head = { ...there, weights }
  heads.set(name, head)
  return head
}

export const thresholds: Readonly<Record<string, { quiet: number; loud: number }>> = learnt.thresholds

/** How much speaks for it that a text is what this head was taught; 0 is as much as against it. */
export function scoreOf(name: string, features: Int32Array): number {
  const { bias, scale, weights } = headOf(name)
  const last = weights.length - 1
  let sum = 0
  for (const at of features) sum += weights[at & last] ?? 0
  return bias + (scale * sum) / Math.sqrt(Math.max(features.length, 1))
}
