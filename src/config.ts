import { isIP } from 'node:net'
import { z } from 'zod'
import { userRoles } from '../db/access/users.ts'
import { readAddress } from '../db/connection/address.ts'
import { camelCase } from '../db/connection/ask.ts'
import type { Camel } from '../db/connection/rows.ts'

/** An address, a network, or a name that the web framework has for some. */
function isPlace(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  if (/^(loopback|linklocal|uniquelocal)$/.test(text)) return true
  const most = isIP(address) === 4 ? 32 : 128
  return (
    more.length === 0 &&
    isIP(address) > 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
}

const isDomain = (text: string) => /^([a-z0-9-]+\.)+[a-z]{2,}$/.test(text)
/** Nobody on the way reads along. */
function isSafe(url: string): boolean {
  return /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/.test(url)
}

/** Links and signatures are made by adding paths to it. */
function isOnlyPlace(url: string): boolean {
  return !/[?#@]/.test(url)
}

/** One line, with one address. */
function isMailbox(text: string): boolean {
  const address = /^[^<>"\p{C}]*<([^<>\p{C}]+)>$/u.exec(text)?.[1] ?? text
  return z.email().safeParse(address).success
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `a whole number from ${least} to ${most}`,
    })
    .transform(Number)
    .optional()

/** Blanks are none of its characters. */
const secret = (least: number) =>
  z.string().refine((text) => text.trim().length >= least, `at least ${least} characters`)

/** Of another program, without a slash at the end. */
const webAddress = z
  .string()
  .refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), {
    error: 'an address that begins with https:// or http://',
    abort: true,
  })
  .refine(isOnlyPlace, 'without a user, ? and #')
  .transform((url) => url.replace(/\/+$/, ''))

const safeAddress = z
  .string()
  .refine(
    (url) => URL.canParse(url) && isSafe(url),
    'an address that begins with https:// (http:// on this machine only)',
  )

/** What stands behind the host would be a part of the password, which then is not as it was meant. */
function isMailServer(text: string): boolean {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return false
  const { hostname, pathname } = new URL(text)
  return hostname !== '' && pathname.length <= 1
}

/** The only reader of the environment. An unset variable means that the feature is off. */
const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .superRefine((url, { addIssue }) => {
      try {
        readAddress(url)
      } catch (error) {
        addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
      }
    })
    .optional(),
  /** Where the web process listens; 0 is any free port. */
  PORT: wholeNumber(0, 65_535),
  /** Where it is reached from outside, without a slash at the end. */
  PUBLIC_URL: webAddress.optional(),
  SESSION_SECRET: secret(32).optional(),
  OIDC_ISSUER: safeAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NEW_USER_ROLE: z.enum(userRoles).optional(),
  AGENT_SIGNING_SECRET: secret(16).optional(),
  AI_PROVIDER: z.enum(['openai-compatible', 'anthropic']).optional(),
  AI_MODEL: z
    .string()
    .regex(/^\S{1,200}$/, 'the name that the provider has for a model')
    .optional(),
  AI_API_KEY: secret(8).optional(),
  /** With the path before `/chat/completions` or `/messages`. */
  AI_BASE_URL: safeAddress
    .refine((url) => isOnlyPlace(url), 'without a user, ? and #')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/, 'AC and 32 hex digits')
    .optional(),
  TWILIO_AUTH_TOKEN: secret(16).optional(),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[0-9a-fA-F]{32}$/, 'MG and 32 hex digits')
    .optional(),
  TWILIO_FROM_NUMBER: z
    .string()
    .regex(/^\+[1-9][0-9]{6,14}$/, 'a number like +447700900123')
    .optional(),
  TWILIO_API_BASE_URL: webAddress.optional(),
  /** Domains that links in texts may lead to, beside that of PUBLIC_URL. */
  LINK_DOMAINS: z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((domain) => domain.trim()),
    )
    .refine((domains) => domains.every(isDomain), 'domains like oakhomes.example, with commas')
    .optional(),
  /** An incoming webhook of Slack: a secret. */
  SLACK_WEBHOOK_URL: safeAddress.optional(),
  /** The mail server, with user and password. */
  SMTP_URL: z
    .string()
    .refine(
      isMailServer,
      'smtps://user:password@host:465, with %40 for @, %2F for / and %3A for : in the password',
    )
    .optional(),
  /** Whom alerts come from: an address, or a name with one in angle brackets. */
  ALERT_EMAIL_FROM: z
    .string()
    .refine((text) => isMailbox(text), 'an address, or Name <address>')
    .optional(),
  /** Whom they go to. */
  ALERT_EMAIL_TO: z
    .string()
    .transform((text) => text.split(',').map((address) => address.trim()))
    .refine((addresses) => addresses.every((address) => isMailbox(address)), 'addresses, with commas')
    .optional(),
  /** Who is given a sign of life each minute while all is well. */
  DEAD_MANS_SWITCH_URL: safeAddress.optional(),
  LEAD_WEBHOOK_SECRET: secret(16).optional(),
  LEAD_GOOGLE_SECRET: secret(16).optional(),
  LEAD_ZOOPLA_SECRET: secret(16).optional(),
  FACEBOOK_VERIFY_TOKEN: secret(8).optional(),
  FACEBOOK_APP_SECRET: secret(16).optional(),
  FACEBOOK_PAGE_ACCESS_TOKEN: secret(8).optional(),
  /** With the version of the API. */
  FACEBOOK_GRAPH_BASE_URL: webAddress
    .refine((url) => /\/v\d+\.\d+$/.test(url), 'ends with a version, as https://graph.facebook.com/v25.0')
    .optional(),
  /** The proxies whose word on a client's address is taken; nobody's without it. */
  TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((place) => place.trim()))
    .refine((places) => places.every(isPlace), 'addresses, networks, loopback or uniquelocal, with commas')
    .optional(),
  /** The folder with the only documents that the API runs; without it any. */
  TRUSTED_DOCUMENTS: z.string().optional(),
  /** How many jobs a worker does side by side. */
  WORKER_CONCURRENCY: wholeNumber(1, 200),
  /** Where a worker serves its metrics; without it, nowhere. */
  METRICS_PORT: wholeNumber(0, 65_535),
  /** Who shows it may read metrics. */
  METRICS_TOKEN: secret(16).optional(),
  /** Under which name workers send; must be the database's own. */
  SENDS_AS: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/, 'a name of letters, digits and . _ : / -, 100 at most')
    .optional(),
  BACKUP_DIR: z.string().optional(),
  ARCHIVE_DIR: z.string().optional(),
  /** Where the monthly restore is tried: a login that may create databases and roles. */
  DRILL_DATABASE_URL: z
    .string()
    .refine((url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url), {
      error: 'an address that begins with postgres://',
    })
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** How the log is written; without it, as whoever reads it needs: words at a terminal, else JSON. */
  LOG_FORMAT: z.enum(['json', 'words']).optional(),
  NO_COLOR: z.string().optional(),
})

/** The variables that are read. */
export const environmentNames: readonly string[] = Object.keys(environmentSchema.shape)

type Environment = z.infer<typeof environmentSchema>

/** `DATABASE_URL` is `databaseUrl`. */
type Named = { [Name in keyof Environment as Camel<Lowercase<Name>>]: Environment[Name] }

export type Config = ReturnType<typeof readConfig>

/** The environment says something that cannot be meant. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** @throws ConfigError naming each variable that is wrong, never its value. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`The environment is wrong. ${problems.join('; ')}`)
  }
  const named = Object.entries(parsed.data).map(([name, value]) => [camelCase(name.toLowerCase()), value])
  return {
    ...(Object.fromEntries(named) as Named),
    /** The identity provider people may sign in with. */
    oidc: oidcOf(parsed.data),
    /** The carrier of real texts. */
    twilio: twilioOf(parsed.data),
    /** The ways by which people are told of alerts. */
    slack: slackOf(parsed.data),
    email: emailOf(parsed.data),
    facebook: facebookOf(parsed.data),
    /** Whom agents may ask beside their rules. */
    languageModel: languageModelOf(parsed.data),
    leadSecrets: leadSecretsOf(given),
    colour: parsed.data.NO_COLOR === undefined,
  }
}

type Name = keyof Environment

/**
 * The variables of a group, which is set whole or not at all.
 *
 * @throws ConfigError naming what is missing, or set without the rest.
 */
function group<Needed extends Name>(
  given: Environment,
  own: readonly Needed[],
  borrowed: readonly Name[] = [],
) {
  const set = own.filter((name) => given[name] !== undefined)
  if (set.length === 0) return undefined
  const missing = [...own, ...borrowed].filter((name) => given[name] === undefined)
  if (missing.length > 0) {
    throw new ConfigError(
      `The environment is wrong. ${set.join(', ')} ${set.length === 1 ? 'needs' : 'need'} ${missing.join(', ')}`,
    )
  }
  return given as Environment & { [name in Needed]: string }
}

function oidcOf(given: Environment) {
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

function slackOf(given: Environment) {
  const slack = group(given, ['SLACK_WEBHOOK_URL'], ['PUBLIC_URL'])
  return slack && { webhookUrl: slack.SLACK_WEBHOOK_URL, publicUrl: String(given.PUBLIC_URL) }
}

function emailOf(given: Environment) {
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

function twilioOf(given: Environment) {
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

function languageModelOf(given: Environment) {
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

function facebookOf(given: Environment) {
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
function leadSecretsOf(given: Record<string, string | undefined>): ReadonlyMap<string, string> {
  const secrets = new Map<string, string>()
  for (const [name, secret] of Object.entries(given)) {
    if (!/^LEAD_[A-Z0-9_]+$/.test(name) || secret === undefined) continue
    if (secret.trim().length < 16)
      throw new ConfigError(`The environment is wrong. ${name}: at least 16 characters`)
    secrets.set(name, secret)
  }
  return secrets
}
