import type { Db } from '../../db/connection/pool.ts'
import { acceptSimulatedText, simulatedAcceptance } from '../../db/simulation/simulated_carrier.ts'
import type { Carrier } from './carrier.ts'

/** Takes the place of a carrier where none is configured: texts are kept in a ledger of its own and reach nobody. */
export function simulatedCarrier(db: Db): Carrier {
  const providerMessageId = (messageId: string) => `sim:${messageId}`
  return {
    name: 'simulated',
    async send(text) {
      await acceptSimulatedText(db, text)
      return { kind: 'sent', providerMessageId: providerMessageId(text.messageId) }
    },
    async lookup(text) {
      const acceptedAt = await simulatedAcceptance(db, text.messageId)
      return acceptedAt === null
        ? { kind: 'not_sent' }
        : { kind: 'sent', providerMessageId: providerMessageId(text.messageId), acceptedAt }
    },
  }
}
