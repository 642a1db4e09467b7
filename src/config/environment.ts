import { z } from 'zod'
import { userRoles } from '../../db/access/users.ts'
import { readAddress } from '../../db/connection/address.ts'
import {
  isDomain,
  isMailbox,
  isMailServer,
  isOnlyPlace,
  isPlace,
  safeAddress,
  secret,
  webAddress,
  wholeNumber,
} from './value_checks.ts'

/** The only reader of the environment. An unset variable means that the feature is off. */
export const environmentSchema = z.object({
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

export type Environment = z.infer<typeof environmentSchema>
