import type pg from 'pg'
import type { Carrier, OutgoingText } from '../../src/carriers/carrier.ts'
import type { Dice } from './dice_agents.ts'

export interface LyingCarrier {
  carrier: Carrier
  line: 'alive' | 'dead' | 'full'
  /** What was handed over and must not have been. */
  faults: string[]
}

/** Why a text may not leave at this moment, by the plain facts. */
const whatForbids = `
  select array_remove(array[
    case when texts.author <> 'person'
      and exists (select from pipeline.vendor_leads as leads where leads.vendor_phone = texts.phone and leads.held_at is not null)
      then 'held' end,
    case when exists (select from pipeline.message_suppressions as stop where stop.phone = texts.phone) then 'suppressed' end,
    case when texts.author <> 'person'
      and not exists (select from pipeline.offers as offers where offers.message_id = texts.id)
      and exists (
        select from pipeline.lead_messages as said
        where said.phone = texts.phone and said.direction = 'inbound' and said.text_no > texts.text_no
      ) then 'crosses what the vendor wrote' end
  ], null) || array[texts.purpose, texts.author] as found
  from pipeline.lead_messages as texts where texts.id = $1`

/** A carrier that is gone at times, refuses at times, and at times takes a text and says it broke. */
export function lyingCarrier(db: pg.Pool, throws: Dice, meanwhile: () => Promise<void>): LyingCarrier {
  const acceptedAt = new Map<string, string>()
  const sent = (messageId: string, at: string) =>
    ({ kind: 'sent', providerMessageId: `P${messageId}`, acceptedAt: at }) as const

  const take = async ({ messageId }: OutgoingText): Promise<string> => {
    const { rows } = await db.query<{ found: string[]; now: Date }>(
      `select found, pipeline.now() as now from (${whatForbids}) as facts`,
      [messageId],
    )
    const [{ found, now } = { found: ['unknown'], now: new Date() }] = rows
    if (found.length > 2) liar.faults.push(`left: ${found.join(', ')}`)
    if (acceptedAt.has(messageId)) liar.faults.push(`twice: ${found.join(', ')}`)
    acceptedAt.set(messageId, now.toISOString())
    return now.toISOString()
  }

  const liar: LyingCarrier = {
    line: 'alive',
    faults: [],
    carrier: {
      name: 'twilio',
      async send(text) {
        if (liar.line === 'dead') throw new Error('ECONNREFUSED')
        if (liar.line === 'full')
          return { kind: 'refused', code: '30001', why: 'queue full', retryable: true }
        const at = await take(text)
        if (throws.pick(0, 0, 0, 0, 0, 0, 1)) throw new Error('ECONNRESET after it was taken')
        return sent(text.messageId, at)
      },
      async lookup({ messageId }) {
        const at = acceptedAt.get(messageId)
        if (at !== undefined) return sent(messageId, at)
        if (throws.pick(0, 0, 1)) await meanwhile()
        return { kind: 'not_sent' }
      },
    },
  }
  return liar
}
