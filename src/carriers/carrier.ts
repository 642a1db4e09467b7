/** What became of handing a text to a carrier. */
export type SendResult =
  /** acceptedAt: when the carrier took it, by its own clock, ISO 8601; left out when it does not say. */
  | { kind: 'sent'; providerMessageId: string; acceptedAt?: string }
  | { kind: 'refused'; code: string; why: string; retryable: boolean; retryAfterSeconds?: number }
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
}

/** Whoever delivers texts. Twilio in earnest, the simulated one where no carrier is configured. */
export interface Carrier {
  readonly name: string
  send(text: OutgoingText, signal: AbortSignal): Promise<SendResult>
  /** Whether an earlier attempt for this message reached the carrier. */
  lookup(text: OutgoingText, signal: AbortSignal): Promise<LookupResult>
}
