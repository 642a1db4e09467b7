import type { Db } from '../../db/pool.ts'
import { acceptSimulatedText, knowsSimulatedText } from '../../db/simulated_carrier.ts'
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
      return (await knowsSimulatedText(db, text.messageId))
        ? { kind: 'sent', providerMessageId: providerMessageId(text.messageId) }
        : { kind: 'not_sent' }
    },
  }
}
