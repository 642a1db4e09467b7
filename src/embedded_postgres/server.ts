import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, statfs } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { type EmbeddedPostgresError, explainLog, lastComplaint } from './embedded_postgres_error.ts'
import { readPostmasterFile, stopPostmaster } from './postmaster.ts'
import { ofItsOwn, plainEnvironment, type SystemUser } from './run_program.ts'

export interface Server {
  /** Resolves when the server is gone, with one line that says how it ended; never rejects. */
  exited: Promise<string>
  stop(): Promise<void>
}

export interface ServerCommand {
  postgres: string
  parameters: string[]
  data: string
  logFile: string
  user: SystemUser | undefined
  environment: Readonly<Record<string, string>>
}

const longestStartMs = 180_000

/**
 * Starts the server and waits until it takes connections, through a recovery if there is one. It is away from the
 * terminal's Ctrl-C, so that its owner can finish first, and it is told to stop when its owner dies.
 *
 * @throws EmbeddedPostgresError with the server's last lines.
 */
export async function startServer(command: ServerCommand): Promise<Server> {
  const { postgres, parameters, logFile, user, environment } = command
  await rename(logFile, `${logFile}.1`).catch(() => {}) // the log of the run before; there may be none
  const log = await open(logFile, 'w', 0o600)

  const child = spawn(postgres, parameters, {
    ...ofItsOwn(user),
    env: { ...plainEnvironment, ...environment },
    stdio: ['ignore', log.fd, log.fd],
  })
  const exited = endOf(child, logFile)
  await once(child, 'spawn').finally(() => log.close())
  const pid = child.pid ?? 0

  // A shell whose input ends when we die, however we die, and which then asks the server to stop.
  const watcher = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'stop-postgres', String(pid)], {
    ...ofItsOwn(user),
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.on('error', () => {}) // without a watcher the next start finds and stops the server that we left
  exited.then(() => watcher.kill('SIGKILL'))

  const stop = () => stopPostmaster(pid, () => isRunning(child))
  const failure = await untilReady(pid, child, command)
  if (failure === undefined) return { exited, stop }
  await stop()
  throw failure
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

async function endOf(child: ChildProcess, logFile: string): Promise<string> {
  await new Promise((resolve) => child.on('exit', resolve))
  const where = `Its log: ${logFile}`
  if (child.exitCode === 0) return `PostgreSQL was asked to stop, and stopped. ${where}`
  if (child.signalCode !== null) return `PostgreSQL was killed with ${child.signalCode}. ${where}`
  const complaint = lastComplaint(await lastLines(logFile)) ?? 'it wrote no reason'
  return `PostgreSQL stopped with exit code ${child.exitCode}: ${complaint}. ${where}`
}

async function untilReady(
  pid: number,
  child: ChildProcess,
  { data, logFile }: ServerCommand,
): Promise<EmbeddedPostgresError | undefined> {
  const deadline = Date.now() + longestStartMs
  while (isRunning(child) && Date.now() < deadline) {
    const file = await readPostmasterFile(data)
    if (file?.pid === pid && /^(ready|standby)$/.test(file.status)) return undefined
    await pause(10)
  }
  const what = isRunning(child)
    ? `PostgreSQL is not ready after ${longestStartMs / 1000} s`
    : 'PostgreSQL did not start'
  const lines = await lastLines(logFile)
  return explainLog(lines.length === 0 && (await isFull(data)) ? ['No space left on device'] : lines, what)
}

async function lastLines(logFile: string): Promise<string[]> {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  return text.split('\n').filter(Boolean).slice(-20)
}

/** On a full disk PostgreSQL cannot even write why it stopped. */
async function isFull(directory: string): Promise<boolean> {
  return (await statfs(directory)).bavail === 0
}
