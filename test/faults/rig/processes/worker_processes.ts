import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('worker_process.ts', import.meta.url))
const shiftedClock = new URL('shifted_clock.ts', import.meta.url).href

export interface WorkerProcessOptions {
  url: string
  carrierUrl: string
  agentsUrl: string
  /** How wrong its own clock is. */
  clockOffsetMs?: number
  /** The name under which it sends. */
  sendsAs?: string
  /** How much it says; nothing unless FAULT_LOG says otherwise. */
  logLevel?: string
  /** Limit of its heap. */
  heapMb?: number
  /** A module to load first. */
  preload?: string
  /** What to put before its command; it runs here without. */
  launcher?: readonly [string, ...string[]]
}

export interface WorkerProcess {
  pid: number
  /** Resolves when it works; never when it does not come to that. */
  ready: Promise<void>
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
  hasEnded(): boolean
  /** What it has said on its standard error. */
  said(): string
  signal(signal: NodeJS.Signals): void
}

/** Starts a real worker process; it ends at the latest with this one. */
export function startWorkerProcess(options: WorkerProcessOptions): WorkerProcess {
  const { url, carrierUrl, agentsUrl, sendsAs, clockOffsetMs, logLevel, heapMb, preload, launcher } = options
  const [execPath, ...before] = launcher === undefined ? [process.execPath] : [...launcher, process.execPath]
  const child: ChildProcess = fork(program, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execPath,
    execArgv: [
      ...before,
      ...(clockOffsetMs === undefined ? [] : ['--import', shiftedClock]),
      ...(preload === undefined ? [] : ['--import', preload]),
      ...(heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`]),
    ],
    env: {
      ...process.env,
      DATABASE_URL: url,
      CARRIER_URL: carrierUrl,
      AGENTS_URL: agentsUrl,
      SENDS_AS: sendsAs ?? '',
      CLOCK_OFFSET_MS: String(clockOffsetMs ?? 0),
      LOG_LEVEL: process.env.FAULT_LOG ?? logLevel ?? 'silent',
    },
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (process.env.FAULT_LOG !== undefined) process.stderr.write(text)
  })
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  return {
    pid: child.pid ?? 0,
    ready: once(child, 'message').then(() => {}),
    ended: once(child, 'exit').then(([code, signal]) => code ?? signal),
    hasEnded,
    said: () => said,
    signal(signal) {
      if (!hasEnded()) child.kill(signal)
    },
  }
}
