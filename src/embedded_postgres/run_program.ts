import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface SystemUser {
  name: string
  uid: number
  gid: number
}

export interface ProgramRun {
  /** Null when the program was killed or could not be started. */
  exitCode: number | null
  /** Everything it wrote, line by line. */
  output: string[]
  /** Why the operating system did not start it, for example ENOENT. */
  refusedWith?: string
}

/** Nothing of the caller's PG… or locale variables reaches PostgreSQL, whose messages we read. */
export const plainEnvironment = {
  PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`,
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** A child of its own, away from the terminal's Ctrl-C, as the user if one is given. */
export const ofItsOwn = (user: SystemUser | undefined) => ({
  ...{ cwd: '/', env: plainEnvironment, detached: true },
  ...(user && { uid: user.uid, gid: user.gid }),
})

/** Runs a program to its end, away from the terminal's Ctrl-C; never rejects. */
export async function runProgram(
  path: string,
  parameters: readonly string[],
  { user, input = '' }: { user?: SystemUser | undefined; input?: string } = {},
): Promise<ProgramRun> {
  let text = ''
  const output = () => text.split('\n').filter((line) => line.trim() !== '')
  try {
    const child = spawn(path, parameters, ofItsOwn(user))
    const read = (chunk: Buffer) => {
      text += chunk.toString()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.stdin.on('error', () => {}) // a program that ended early does not read its input
    child.stdin.end(input)
    await once(child, 'close')
    return { exitCode: child.exitCode, output: output() }
  } catch (error) {
    const refusedWith = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return { exitCode: null, output: output(), refusedWith }
  }
}
