import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { asProgram, type Program } from './program.ts'

const program = fileURLToPath(new URL('worker_process.ts', import.meta.url))
const shiftedClock = new URL('shifted_clock.ts', import.meta.url).href

export interface WorkerProcessOptions {
  url: string
  carrierUrl: string
  agentsUrl: string
  /** More of its environment. */
  environment?: NodeJS.ProcessEnv
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

export interface WorkerProcess extends Program {
  /** Resolves when it works; never when it does not come to that. */
  ready: Promise<void>
}

/** Starts a real worker process. */
export function startWorkerProcess(options: WorkerProcessOptions): WorkerProcess {
  const {
    url,
    carrierUrl,
    agentsUrl,
    environment,
    sendsAs,
    clockOffsetMs,
    logLevel,
    heapMb,
    preload,
    launcher,
  } = options
  const [execPath, ...before] = launcher === undefined ? [process.execPath] : [...launcher, process.execPath]
  const child = fork(program, {
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
      ...environment,
      DATABASE_URL: url,
      CARRIER_URL: carrierUrl,
      AGENTS_URL: agentsUrl,
      SENDS_AS: sendsAs ?? '',
      CLOCK_OFFSET_MS: String(clockOffsetMs ?? 0),
      LOG_LEVEL: process.env.FAULT_LOG ?? logLevel ?? 'silent',
    },
  })
  return { ...asProgram(child), ready: once(child, 'message').then(() => {}) }
}
