import pg from 'pg'
import { type DatabaseAddress, readAddress } from './address.ts'

const longestLookMs = 3_000

/** Of the servers that are named, none takes writes. */
export class NoWritableServer extends Error {
  override name = 'NoWritableServer'
}

const found = new Map<string, Promise<string>>()

/**
 * The address of the server that takes writes, the first of those that do. It is looked for once, and again after
 * `forgetWritableServer`. Of a single server that is not asked to take writes nothing is asked.
 *
 * @throws NoWritableServer saying of each server why not.
 */
export function writableServer({ urls, mustTakeWrites }: DatabaseAddress): Promise<string> {
  if (!mustTakeWrites) return Promise.resolve(urls[0])
  const key = urls.join()
  const known = found.get(key)
  if (known !== undefined) return known
  const looking = lookAtAll(urls)
  found.set(key, looking)
  looking.catch(() => found.delete(key))
  return looking
}

/** It has failed, or takes no writes any more. */
export function forgetWritableServer({ urls }: DatabaseAddress): void {
  found.delete(urls.join())
}

/** The address of one server that takes writes, for libraries that know of one only. */
export function singleAddress(url: string): Promise<string> {
  return writableServer(readAddress(url))
}

async function lookAtAll(urls: readonly string[]): Promise<string> {
  const looks = await Promise.all(urls.map(whyNot))
  const fit = urls[looks.indexOf(undefined)]
  if (fit !== undefined) return fit
  const reasons = urls.map((url, index) => `${new URL(url).host} ${looks[index]}`)
  throw new NoWritableServer(`none of the servers takes writes: ${reasons.join(', ')}`)
}

async function whyNot(url: string): Promise<string | undefined> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: longestLookMs,
    application_name: 'pipeline looks for the primary',
  })
  client.on('error', () => {})
  const takesWrites = watchForWrites(client)
  try {
    await client.connect()
    return takesWrites() ? undefined : 'is read-only'
  } catch (error) {
    return `cannot be reached (${error instanceof Error && 'code' in error ? error.code : String(error)})`
  } finally {
    client.end().catch(() => {})
  }
}

/** What the server says by itself at every connection, and again when it changes. */
interface Reporting {
  connection: {
    on(
      event: 'parameterStatus',
      hear: (message: { parameterName: string; parameterValue: string }) => void,
    ): void
  }
}

/** Hears whether this client's server takes writes. */
export function watchForWrites(client: pg.ClientBase): () => boolean {
  const refusals = new Set<string>()
  const { connection } = client as unknown as Reporting
  connection.on('parameterStatus', ({ parameterName: name, parameterValue: value }) => {
    if (name !== 'in_hot_standby' && name !== 'default_transaction_read_only') return
    if (value === 'on') refusals.add(name)
    else refusals.delete(name)
  })
  return () => refusals.size === 0
}
