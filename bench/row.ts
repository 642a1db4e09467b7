import type { Measure } from './measure.ts'
import type { BenchServer } from './server.ts'

export interface Bench {
  server: BenchServer
  /** Fewer and smaller rounds: the figures are rough. */
  isQuick: boolean
  /** Says what is being measured now. */
  say(line: string): void
}

/** One row of the targets. */
export interface Row {
  number: number
  title: string
  measure(bench: Bench): Promise<Measure[]>
}
