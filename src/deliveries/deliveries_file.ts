import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { KeptDelivery } from '../../db/work/deliveries_at_rest.ts'

const lineSchema = z.object({
  id: z.uuid(),
  door: z.string(),
  receivedAt: z.iso.datetime({ offset: true }),
  body: z.string(),
  told: z.unknown(),
  source: z.string().nullish(),
  reference: z.string().nullish(),
  mended: z.record(z.string(), z.string()).nullish(),
  verdict: z.literal('test').nullish(),
})

export const lineOf = (delivery: KeptDelivery): string => `${JSON.stringify(delivery)}\n`

/** @throws, naming the line, for a file that is none of ours. */
export async function* deliveriesIn(path: string): AsyncGenerator<KeptDelivery> {
  const file = createReadStream(path)
  let line = 0
  try {
    for await (const text of createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1
      if (text.trim() !== '') yield deliveryIn(text, line)
    }
  } finally {
    file.destroy()
  }
}

function deliveryIn(text: string, line: number): KeptDelivery {
  try {
    const { told, ...delivery } = lineSchema.parse(JSON.parse(text))
    return { ...delivery, told }
  } catch (cause) {
    throw new Error(`Line ${line} is no delivery: lines are those of "deliveries export".`, { cause })
  }
}
