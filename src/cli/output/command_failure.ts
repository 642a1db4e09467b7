/** 1: it failed. 2: it was not understood. 3: it was done but for a part that was refused. 130: Ctrl-C. */
type ExitCode = 1 | 2 | 3 | 130

/** A command could not do what it was asked; the message says why, and what to do. */
export class CommandFailure extends Error {
  override name = 'CommandFailure'
  readonly exitCode: ExitCode

  /** Lines to show below the message as they are. */
  readonly details: readonly string[]

  constructor(
    message: string,
    options: { exitCode?: ExitCode; cause?: unknown; details?: readonly string[] } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.exitCode = options.exitCode ?? 1
    this.details = options.details ?? []
  }
}

/** The command was not understood; `why` says how it is meant. */
export const notUnderstood = (why: string) => new CommandFailure(why, { exitCode: 2 })

/** For what is on record with a reason, and can be looked at first. */
export const sayWhy = (how = 'with --dry-run') =>
  notUnderstood(`Say why with --reason, or look first ${how}.`)
