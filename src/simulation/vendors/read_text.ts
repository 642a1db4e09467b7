import { z } from 'zod'
import { propertyFactsSchema } from '../../agents/contract/agent.ts'
import { personaSchema } from './persona.ts'

/** What a vendor's text is for. */
export const actSchema = z.enum([
  'answers',
  'corrects',
  'asks',
  'asks_about_offer',
  'thanks',
  'accepts',
  'counters',
  'rejects',
  'opts_out',
  'wrong_number',
  'bad_news',
])

export const factNameSchema = propertyFactsSchema.keyof()

/** A text as its vendor reads it, with all that the vendor remembers. */
export const readTextSchema = z.object({
  vendor: z.object({ number: z.int(), persona: personaSchema }),
  messageId: z.string(),
  purpose: z.string(),
  body: z.string(),
  readAt: z.date(),
  /** How many texts of ours the vendor has read, this one included. */
  textsRead: z.int(),
  /** What the vendor has written so far, oldest first. */
  acts: z.array(actSchema),
  /** Facts the vendor has told. */
  told: z.array(factNameSchema),
  /** Whether the vendor has already made up their mind to write something. */
  hasReplyComing: z.boolean(),
  /** The latest offer that reached the vendor, GBP; null before the first. */
  offer: z.number().nullable(),
  /** Whether this text brings an offer. */
  bringsOffer: z.boolean(),
})

export type Act = z.infer<typeof actSchema>
export type ReadText = z.infer<typeof readTextSchema>

/** A reply that tells no facts. */
export const reply = (act: Act, body: string): Reply => ({ act, body, facts: [] })

/** A text that a vendor is going to write. */
export interface Reply {
  readonly act: Act
  readonly body: string
  /** The facts it tells. */
  readonly facts: readonly z.infer<typeof factNameSchema>[]
  /** Minutes after the reply before it; undefined for the first, which comes at the vendor's own pace. */
  readonly minutesLater?: number
}
