import { camelCase } from '../../db/connection/ask.ts'
import type { Camel } from '../../db/connection/rows.ts'
import { type Environment, environmentSchema } from './environment.ts'
import {
  emailOf,
  facebookOf,
  languageModelOf,
  leadSecretsOf,
  oidcOf,
  slackOf,
  twilioOf,
} from './outside_services.ts'
import { ConfigError } from './variable_group.ts'

/** `DATABASE_URL` is `databaseUrl`. */
type Named = { [Name in keyof Environment as Camel<Lowercase<Name>>]: Environment[Name] }

export type Config = ReturnType<typeof readConfig>

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
