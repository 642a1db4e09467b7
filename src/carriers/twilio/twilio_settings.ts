/** How we reach Twilio, and how it reaches us. */
export interface TwilioSettings {
  accountSid: string
  /** Also proves that a webhook comes from Twilio. */
  authToken: string
  /** Who texts: a Messaging Service, or one number. */
  sender: { messagingServiceSid: string } | { from: string }
  /** Another origin for the same API. */
  apiBaseUrl?: string | undefined
  /** Where it reports what became of a text. */
  publicUrl: string
}

export const inboundPath = '/webhooks/twilio/inbound'
export const statusPath = '/webhooks/twilio/status'
