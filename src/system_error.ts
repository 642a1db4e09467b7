import { getSystemErrorMessage } from 'node:util'

/** Why something failed, for people: what the operating system says without Node's code and call around it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { errno, path, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number }
  if (typeof errno !== 'number') return error.message
  const where =
    path ?? (address === undefined ? undefined : `${address}${port === undefined ? '' : `:${port}`}`)
  return [where, getSystemErrorMessage(errno)].filter((part) => part !== undefined).join(': ')
}
