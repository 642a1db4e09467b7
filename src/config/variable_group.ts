import type { Environment } from './environment.ts'

/** The environment says something that cannot be meant. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

type Name = keyof Environment

/**
 * The variables of a group, which is set whole or not at all.
 *
 * @throws ConfigError naming what is missing, or set without the rest.
 */
export function group<Needed extends Name>(
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
