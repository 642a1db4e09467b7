/** How we reach Facebook's Graph API, and how it reaches us. */
export interface FacebookSettings {
  /** What we said of ourselves where the webhook was set up. */
  verifyToken: string
  /** Proves that a webhook comes from Facebook, and our calls from our app. */
  appSecret: string
  pageAccessToken: string
  /** With the version. */
  graphBaseUrl: string
}

export const facebookPath = '/webhooks/facebook'
/** The row of pipeline.lead_sources. */
export const facebookSource = 'facebook'
