import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { projectFile } from '../../../../src/project_file.ts'
import { asProgram, type Program } from './program.ts'

export interface WebProcess extends Program {
  /** Resolves when it listens; never when it does not come to that. */
  port: Promise<number>
}

/** Starts a real web process, with more of its environment where that is given. Port 0 is any that is free. */
export function spawnWebProcess(url: string, port: number, more: NodeJS.ProcessEnv = {}): WebProcess {
  const child = spawn(process.execPath, [projectFile('src/server/main.ts')], {
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), LOG_LEVEL: 'info', ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const listening = Promise.withResolvers<number>()
  createInterface(child.stderr).on('line', (line) => {
    const at = /listens at http:\S+?:(\d+)"/.exec(line)?.[1]
    if (at !== undefined) listening.resolve(Number(at))
  })
  return { ...asProgram(child), port: listening.promise }
}
