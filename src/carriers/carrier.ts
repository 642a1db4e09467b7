/** What became of handing a text to a carrier. */
export type SendResult =
  | SentText
  /** What its code means is said by the table carrier_errors; retryable where it is not listed. */
  | { kind: 'refused'; code: string; why: string; retryable?: boolean; retryAfterSeconds?: number }
  /** It took nothing, and would not have taken any other text either: all wait. */
  | { kind: 'unavailable'; code: string; why: string; retryAfterSeconds?: number }
  /** It may have been taken: look it up, never send it again blindly. */
  | { kind: 'unknown'; why: string }

export interface SentText {
  kind: 'sent'
  providerMessageId: string
  /** When the carrier took it, by its own clock, ISO 8601; left out when it does not say. */
  acceptedAt?: string
  /** What it says of it already. */
  charge?: Charge
  /** What has become of it already. */
  ended?: { status: 'delivered' | 'undelivered' | 'failed'; errorCode?: string }
}

/** What the carrier makes of a text's length, and what it asks for it. */
export interface Charge {
  segments?: number
  price?: number
  /** ISO 4217. */
  currency?: string
}

export type LookupResult = SentText | { kind: 'not_sent' } | { kind: 'unknown'; why: string }

export interface OutgoingText {
  messageId: string
  phone: string
  body: string
  /** After which the carrier is to give up, rather than deliver it at night. */
  validSeconds: number
}

/** A text that an earlier attempt may have handed over. */
export interface HandedOverText extends OutgoingText {
  /** Before this it cannot have been. */
  writtenAt: Date
  /** The carrier's ids of other texts with the same words to the same number. */
  otherIds: string[]
}

/** Whoever delivers texts. Twilio in earnest, the simulated one where no carrier is configured. */
export interface Carrier {
  readonly name: string
  /** Whom texts come from, and how many segments a minute it may send unless an admin says otherwise. */
  readonly sender?: { name: string; segmentsPerMinute: number }
  /** Whose texts it takes; left out by one that delivers nothing. */
  readonly account?: string
  /** @throws when it cannot know whether the carrier has it: the next attempt looks it up first. */
  send(text: OutgoingText, signal: AbortSignal): Promise<SendResult>
  /** Whether an earlier attempt for this message reached the carrier. */
  lookup(text: HandedOverText, signal: AbortSignal): Promise<LookupResult>
  /** What texts sent since a moment cost, as far as it says so; where prices come later. */
  charges?(since: Date): AsyncIterable<{ providerMessageId: string; charge: Charge }>
}
