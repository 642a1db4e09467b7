import { execFile } from 'node:child_process'
import { projectFile } from '../../../src/project_file.ts'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** Runs the command line as people do, in a process of its own. Without `url` the environment names no database. */
export function orchestrator(
  args: readonly string[],
  { url, input = '', env: more = {} }: { url?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const env = { ...process.env, LOG_LEVEL: 'info', DATABASE_URL: url ?? '', ...more }
  return new Promise((resolve) => {
    const { stdin } = execFile(
      process.execPath,
      [projectFile('src/cli/main.ts'), ...args],
      { env },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr })
      },
    )
    stdin?.on('error', () => {}) // a command that reads nothing has closed it
    stdin?.end(input)
  })
}
