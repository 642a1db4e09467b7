import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A process of the pipeline. It ends at the latest with this one. */
export interface Program {
  pid: number
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
  hasEnded(): boolean
  /** Whether somebody here has told it to end. */
  wasToldToEnd(): boolean
  /** What it has said on its standard error. */
  said(): string
  signal(signal: NodeJS.Signals): void
}

const endings: readonly NodeJS.Signals[] = ['SIGKILL', 'SIGTERM', 'SIGINT']

/** @param child with a pipe as its standard error. */
export function asProgram(child: ChildProcess): Program {
  let said = ''
  let wasTold = false
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (process.env.FAULT_LOG !== undefined) process.stderr.write(text)
  })
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  return {
    pid: child.pid ?? 0,
    ended: once(child, 'exit').then(([code, signal]) => code ?? signal),
    hasEnded,
    wasToldToEnd: () => wasTold,
    said: () => said,
    signal(signal) {
      if (hasEnded()) return
      wasTold ||= endings.includes(signal)
      child.kill(signal)
    },
  }
}
