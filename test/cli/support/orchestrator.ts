import { type ChildProcess, fork } from 'node:child_process'
import type { Readable } from 'node:stream'
import { projectFile } from '../../../src/project_file.ts'
import { type Asked, endOfOutput } from './asked.ts'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

interface Meant {
  url?: string
  input?: string
  env?: NodeJS.ProcessEnv
}

/** Runs a command of the command line. Without `url` the environment names no database. */
export async function orchestrator(args: readonly string[], meant: Meant = {}): Promise<Ran> {
  const host =
    idle.pop() ?? fork(projectFile('test/cli/support/command_host.ts'), { silent: true, execArgv: [] })
  const ran = await command(host, asked(args, meant))
  if (host.connected) idle.push(host)
  return ran
}

/** Command lines that wait for the next command. */
const idle: ChildProcess[] = []

function asked(args: readonly string[], { url, input = '', env: more = {} }: Meant): Asked {
  return { args, input, env: { ...process.env, LOG_LEVEL: 'info', DATABASE_URL: url ?? '', ...more } }
}

async function command(host: ChildProcess, asked: Asked): Promise<Ran> {
  const output = [host.stdout, host.stderr].map(outputOf)
  const ended = new Promise<number>((resolve) => {
    host.once('message', resolve).once('exit', (code) => resolve(code ?? -1))
  })
  host.send(asked)
  const code = await ended
  host.removeAllListeners()
  const [stdout = '', stderr = ''] = await Promise.all(output)
  return { code, stdout, stderr }
}

/** What is written until the command has said all. */
function outputOf(stream: Readable | null): Promise<string> {
  return new Promise((resolve) => {
    let all = ''
    const onData = (text: string) => {
      all += text
      if (all.endsWith(endOfOutput)) end()
    }
    const end = () => {
      stream?.off('data', onData).off('end', end)
      resolve(all.replace(endOfOutput, ''))
    }
    stream?.setEncoding('utf8').on('data', onData).on('end', end)
  })
}
