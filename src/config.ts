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
  return more.length === 0 && isIP(address) > 0 && (bits === undefined || /^\d{1,3}$/.test(bits))
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
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Where it is reached from outside, without a slash at the end. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  OIDC_ISSUER: z
    .url()
    .refine(
      (url) => /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/.test(url),
      'https, unless on this machine',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NEW_USER_ROLE: z.enum(userRoles).optional(),
  AGENT_SIGNING_SECRET: z.string().min(16).optional(),
  /** The proxies whose word on a client's address is taken; nobody's without it. */
  TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((place) => place.trim()))
    .refine((places) => places.every(isPlace), 'addresses, networks, loopback or uniquelocal, with commas')
    .optional(),
  /** The folder with the only documents that the API runs; without it any. */
  TRUSTED_DOCUMENTS: z.string().optional(),
  /** How many jobs a worker does side by side. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(200).optional(),
  /** Where a worker serves its metrics; without it, nowhere. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Who shows it may read metrics. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Under which name workers send; must be the database's own. */
  SENDS_AS: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/)
    .optional(),
  BACKUP_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
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
    colour: parsed.data.NO_COLOR === undefined,
  }
}

function oidcOf({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
  OIDC_NEW_USER_ROLE: newUserRole,
  PUBLIC_URL,
  SESSION_SECRET,
}: Environment) {
  if (issuer === undefined) return undefined
  if (clientId === undefined || clientSecret === undefined || !PUBLIC_URL || !SESSION_SECRET) {
    throw new ConfigError(
      'The environment is wrong. OIDC_ISSUER needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL and SESSION_SECRET',
    )
  }
  return { issuer, clientId, clientSecret, newUserRole }
}
