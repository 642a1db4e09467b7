/** The address of a database, which may lie on one of several servers: `postgres://user@one:5432,two:5432/pipeline`. */
export interface DatabaseAddress {
  /** One for each server, in the order given. */
  urls: readonly [string, ...string[]]
  /** Whether a server that takes no writes is passed over. */
  mustTakeWrites: boolean
}

const parts = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)([^?]*)(?:\?(.*))?$/
const attribute = 'target_session_attrs'

/**
 * Reads what libpq calls a connection URI with several hosts, which neither URL nor pg can.
 *
 * @throws Error that quotes nothing, when it is none, or asks for servers that take no writes.
 */
export function readAddress(url: string): DatabaseAddress {
  const [, start = '', hosts = '', path = '', query = ''] = parts.exec(url) ?? []
  const settings = new URLSearchParams(query)
  const wanted = settings.get(attribute) ?? 'any'
  if (!/^(any|read-write|primary)$/.test(wanted)) {
    throw new Error(`${attribute} can be read-write only: everything here writes`)
  }
  settings.delete(attribute)
  const rest = settings.size === 0 ? path : `${path}?${settings}`
  const [first = '', ...others] = hosts.split(',').map((host) => `${start}${host}${rest}`)
  if (![first, ...others].every((each) => URL.canParse(each))) {
    throw new Error(
      'it is no address of a PostgreSQL database, like postgres://user:password@host:5432/pipeline',
    )
  }
  return { urls: [first, ...others], mustTakeWrites: others.length > 0 || wanted !== 'any' }
}
