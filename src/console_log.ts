import type { Log } from './log.ts'
import { loggable } from './loggable_error.ts'

const levels = { error: 'error', warn: 'warn', log: 'info', info: 'info' } as const
const longest = 200

/** What libraries write to the console goes to the log instead, as a line like any other; their errors without what they quote. */
export function takeOverConsole(log: Log): void {
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(console, {
      [method]: (...given: unknown[]) => {
        const [said] = given
        const error = given.find((one) => one instanceof Error)
        log[level](
          {
            ...(error === undefined ? {} : loggable(error)),
            said: typeof said === 'string' ? said.slice(0, longest) : undefined,
          },
          'a library says',
        )
      },
    })
  }
}
