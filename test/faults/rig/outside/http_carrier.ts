import { z } from 'zod'
import type { Carrier } from '../../../../src/carriers/carrier.ts'

const takenSchema = z.object({ providerMessageId: z.string() })

/** The fake carrier as the pipeline sees carriers. Whatever it does not say clearly is thrown, and looked up later. */
export function httpCarrier(url: string): Carrier {
  return {
    name: 'fake',
    sender: { name: 'Oak Homes', segmentsPerMinute: 6_000 },
    async send(text, signal) {
      const response = await fetch(`${url}/texts`, { method: 'POST', body: JSON.stringify(text), signal })
      if (response.ok) return { kind: 'sent', ...takenSchema.parse(await response.json()) }
      await response.body?.cancel()
      return { kind: 'refused', code: String(response.status), why: 'not now', retryable: true }
    },
    async lookup({ messageId }, signal) {
      const response = await fetch(`${url}/texts/${messageId}`, { signal })
      if (response.ok) return { kind: 'sent', ...takenSchema.parse(await response.json()) }
      await response.body?.cancel()
      if (response.status !== 404) throw new Error(`The carrier answered HTTP ${response.status}`)
      return { kind: 'not_sent' }
    },
  }
}
