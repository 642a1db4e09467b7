import { getSystemErrorMessage } from 'node:util'

interface Place {
  hostname: string
  address: string
  port: number
}

/** Why something failed, for people: what the operating system says without Node's code and call around it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Of a name that has several addresses: the first speaks for all.
  if (error instanceof AggregateError && error.message === '') return reasonOf(error.errors[0])
  const { errno, path, hostname, address, port } = error as NodeJS.ErrnoException & Partial<Place>
  if (typeof errno !== 'number') return error.message
  const where =
    path ??
    hostname ??
    (address === undefined ? undefined : `${address}${port === undefined ? '' : `:${port}`}`)
  return [where, getSystemErrorMessage(errno)].filter((part) => part !== undefined).join(': ')
}
