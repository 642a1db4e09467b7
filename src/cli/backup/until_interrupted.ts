import { CommandFailure } from '../output/command_failure.ts'

/** The exit code that shells expect after Ctrl-C. */
const interrupted = 130

/** Ctrl-C ends the work, which then cleans up after itself. */
export async function untilInterrupted<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await work(stopping.signal)
  } catch (error) {
    if (stopping.signal.aborted) throw new CommandFailure('Stopped.', { exitCode: interrupted, cause: error })
    throw error
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}
