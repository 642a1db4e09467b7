import type { Environment } from './environment.ts'
import { ConfigError, group } from './variable_group.ts'

export function oidcOf(given: Environment) {
  const own = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const oidc = group(given, own, ['PUBLIC_URL', 'SESSION_SECRET'])
  return (
    oidc && {
      issuer: oidc.OIDC_ISSUER,
      clientId: oidc.OIDC_CLIENT_ID,
      clientSecret: oidc.OIDC_CLIENT_SECRET,
      newUserRole: given.OIDC_NEW_USER_ROLE,
    }
  )
}

export function slackOf(given: Environment) {
  const slack = group(given, ['SLACK_WEBHOOK_URL'], ['PUBLIC_URL'])
  return slack && { webhookUrl: slack.SLACK_WEBHOOK_URL, publicUrl: String(given.PUBLIC_URL) }
}

export function emailOf(given: Environment) {
  const email = group(given, ['SMTP_URL', 'ALERT_EMAIL_FROM', 'ALERT_EMAIL_TO'], ['PUBLIC_URL'])
  return (
    email && {
      smtpUrl: email.SMTP_URL,
      from: email.ALERT_EMAIL_FROM,
      to: given.ALERT_EMAIL_TO ?? [],
      publicUrl: String(given.PUBLIC_URL),
    }
  )
}

export function twilioOf(given: Environment) {
  const service = given.TWILIO_MESSAGING_SERVICE_SID
  const from = given.TWILIO_FROM_NUMBER
  const twilio = group(given, ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'], ['PUBLIC_URL'])
  if (twilio === undefined) {
    if (service === undefined && from === undefined) return undefined
    throw new ConfigError(
      'The environment is wrong. A sender at Twilio needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN',
    )
  }
  if ((service === undefined) === (from === undefined)) {
    throw new ConfigError(
      'The environment is wrong. TWILIO_ACCOUNT_SID needs TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM_NUMBER, one of them',
    )
  }
  return {
    accountSid: twilio.TWILIO_ACCOUNT_SID,
    authToken: twilio.TWILIO_AUTH_TOKEN,
    sender: service === undefined ? { from: String(from) } : { messagingServiceSid: service },
    apiBaseUrl: given.TWILIO_API_BASE_URL,
    publicUrl: String(given.PUBLIC_URL),
  }
}

export function languageModelOf(given: Environment) {
  const set = group(given, ['AI_PROVIDER', 'AI_MODEL'])
  if (set === undefined) {
    if (given.AI_API_KEY === undefined && given.AI_BASE_URL === undefined) return undefined
    throw new ConfigError(
      'The environment is wrong. AI_API_KEY and AI_BASE_URL need AI_PROVIDER and AI_MODEL',
    )
  }
  const provider = given.AI_PROVIDER ?? 'openai-compatible'
  const needed = provider === 'anthropic' ? 'AI_API_KEY' : 'AI_BASE_URL'
  if (given[needed] === undefined)
    throw new ConfigError(`The environment is wrong. AI_PROVIDER ${provider} needs ${needed}`)
  return { provider, model: set.AI_MODEL, apiKey: given.AI_API_KEY, baseUrl: given.AI_BASE_URL }
}

const usualGraph = 'https://graph.facebook.com/v25.0'

export function facebookOf(given: Environment) {
  const own = ['FACEBOOK_VERIFY_TOKEN', 'FACEBOOK_APP_SECRET', 'FACEBOOK_PAGE_ACCESS_TOKEN'] as const
  const facebook = group(given, own)
  return (
    facebook && {
      verifyToken: facebook.FACEBOOK_VERIFY_TOKEN,
      appSecret: facebook.FACEBOOK_APP_SECRET,
      pageAccessToken: facebook.FACEBOOK_PAGE_ACCESS_TOKEN,
      graphBaseUrl: given.FACEBOOK_GRAPH_BASE_URL ?? usualGraph,
    }
  )
}

/**
 * Secrets of sources, by the variables that pipeline.lead_sources names: whoever adds a source there names one of their own.
 *
 * @throws ConfigError for one that could be guessed.
 */
export function leadSecretsOf(given: Record<string, string | undefined>): ReadonlyMap<string, string> {
  const secrets = new Map<string, string>()
  for (const [name, secret] of Object.entries(given)) {
    if (!/^LEAD_[A-Z0-9_]+$/.test(name) || secret === undefined) continue
    if (secret.trim().length < 16)
      throw new ConfigError(`The environment is wrong. ${name}: at least 16 characters`)
    secrets.set(name, secret)
  }
  return secrets
}
