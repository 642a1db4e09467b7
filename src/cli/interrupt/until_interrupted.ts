import { type Progress, progressDisplay } from '../../terminal/progress.ts'
import { CommandFailure } from '../output/command_failure.ts'

/** The exit code that shells expect after Ctrl-C. */
export const interrupted = 130

/** Ctrl-C ends the work, which then cleans up after itself; meanwhile it shows how far it is. */
export async function untilInterrupted<Result>(
  work: (signal: AbortSignal, progress: Progress) => Promise<Result>,
): Promise<Result> {
  const progress = progressDisplay()
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await work(stopping.signal, progress)
  } catch (error) {
    if (stopping.signal.aborted) throw new CommandFailure('Stopped.', { exitCode: interrupted, cause: error })
    throw error
  } finally {
    progress.clear()
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}
