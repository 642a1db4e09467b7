const longestEndMs = 30_000
const lookForParentMs = 500

/** A process from its first moment to its end in order. */
export interface Life {
  /** Aborted, with the reason in words, as soon as the process is to end. */
  ending: AbortSignal
  /** What is to be done before the end; what was said last is done first. */
  beforeEnd(close: () => Promise<unknown>): void
  /** What is being started is stopped before the end, also when it has not started yet by then. */
  keep<Started extends { stop(): Promise<unknown> }>(starting: Promise<Started>): Promise<Started>
}

/**
 * Runs a program that ends in order, exit code 0, on the first SIGINT or SIGTERM, at whatever moment, and when the npm
 * that started it is gone: npm does not wait for what it started. A second signal, or 30 seconds, ends it at once with
 * exit code 1. So does a failure, after everything was closed.
 */
export function live(main: (life: Life) => Promise<void>): void {
  const over = new AbortController()
  const closers: (() => Promise<unknown>)[] = []

  async function end(why: string, exitCode: number): Promise<void> {
    over.abort(why)
    setTimeout(() => process.exit(1), longestEndMs).unref()
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) => {
        complain(error, 'Stopping failed: ')
        exitCode = 1
      })
    }
    process.exit(exitCode)
  }
  const onSignal = (signal: NodeJS.Signals) => {
    if (over.signal.aborted) process.exit(1)
    void end(signal, 0)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid
    const timer = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(timer)
      if (!over.signal.aborted) void end('npm is gone', 0)
    }, lookForParentMs).unref()
  }

  const life: Life = {
    ending: over.signal,
    beforeEnd: (close) => {
      closers.push(close)
    },
    keep(starting) {
      closers.push(async () => (await starting.catch(() => undefined))?.stop())
      return starting
    },
  }
  main(life).catch((error: unknown) => {
    if (over.signal.aborted) return // it was told to stop while it was starting
    complain(error)
    void end('it failed', 1)
  })
}

function complain(error: unknown, before = ''): void {
  process.stderr.write(`${before}${error instanceof Error ? error.message : String(error)}\n`)
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
}
