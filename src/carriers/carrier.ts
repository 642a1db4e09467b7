/** What became of handing a text to a carrier. */
export type SendResult =
  /** acceptedAt: when the carrier took it, by its own clock, ISO 8601; left out when it does not say. */
  | { kind: 'sent'; providerMessageId: string; acceptedAt?: string }
  | { kind: 'refused'; code: string; why: string; retryable: boolean; retryAfterSeconds?: number }
  /** It took nothing, and would not have taken any other text either: all wait. */
  | { kind: 'unavailable'; code: string; why: string; retryAfterSeconds?: number }
  /** It may have been taken: look it up, never send it again blindly. */
  | { kind: 'unknown'; why: string }

export type LookupResult =
  | { kind: 'sent'; providerMessageId: string; acceptedAt?: string }
  | { kind: 'not_sent' }
  | { kind: 'unknown'; why: string }

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
  /** @throws when it cannot know whether the carrier has it: the next attempt looks it up first. */
  send(text: OutgoingText, signal: AbortSignal): Promise<SendResult>
  /** Whether an earlier attempt for this message reached the carrier. */
  lookup(text: HandedOverText, signal: AbortSignal): Promise<LookupResult>
}
