/** PostgreSQL could not be started. The message is one line that says what happened and what to do about it. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError'
  /** The last lines that PostgreSQL itself wrote, oldest first; empty when it was not yet running. */
  readonly log: readonly string[]

  constructor(message: string, { log = [], cause }: { log?: readonly string[]; cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.log = log
  }
}

export const ownServer = 'set DATABASE_URL to use a PostgreSQL of your own'

/** Turns an error of the file system into ours, where a person can do something about it; others pass unchanged. */
export function explainFileError(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error
  const place = 'path' in error ? String(error.path) : 'their directory'
  // Node says ENOENT when a recursive mkdir meets a read-only file system.
  const code = error.code === 'ENOENT' && error.syscall === 'mkdir' ? 'EROFS' : error.code
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(`PostgreSQL's files need room in ${place}`, { cause: error })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new EmbeddedPostgresError(
        `PostgreSQL's files need ${place}, which may not be written here. Make it writable, or ${ownServer}.`,
        { cause: error },
      )
    default:
      return error
  }
}

function diskFull(
  what: string,
  evidence: { log?: readonly string[]; cause?: unknown },
): EmbeddedPostgresError {
  return new EmbeddedPostgresError(`${what}: the disk is full. Free some space and start again.`, evidence)
}

/** Says what a program of PostgreSQL died of, from the last lines of its log. */
export function explainLog(log: readonly string[], what: string): EmbeddedPostgresError {
  const text = log.join('\n')
  const reason = lastComplaint(log) ?? log.at(-1) ?? 'it wrote no reason'
  if (text.includes('No space left on device')) return diskFull(what, { log })
  if (text.includes('Permission denied')) {
    return new EmbeddedPostgresError(`${what}: ${reason}. Grant that access, or ${ownServer}.`, { log })
  }
  return new EmbeddedPostgresError(`${what}: ${reason}.`, { log })
}

/** The last line in which PostgreSQL says that it cannot go on, without time and process. */
export function lastComplaint(log: readonly string[]): string | undefined {
  const line = log.findLast((text) => /\b(FATAL|PANIC|error):/.test(text))
  return line?.replace(/^.*?\b(FATAL|PANIC|error):\s+/, '')
}
