type Heed = (error: unknown) => void

const heeding = new Set<Heed>()

/**
 * Hears of what failed with nobody waiting for it, deep in a library for example, which would end the process
 * otherwise. All that counts lies in the database, so a process can go on; who hears of it decides how.
 *
 * @returns what ends the hearing.
 */
export function onBackgroundFailure(heed: Heed): () => void {
  if (heeding.size === 0) {
    process.on('unhandledRejection', tell)
    process.on('uncaughtException', tell)
  }
  heeding.add(heed)
  return () => {
    heeding.delete(heed)
    if (heeding.size > 0) return
    process.off('unhandledRejection', tell)
    process.off('uncaughtException', tell)
  }
}

function tell(error: unknown): void {
  if (isClosedPipe(error)) return // of our own log: to write about it would bring it again
  for (const heed of heeding) heed(error)
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}
