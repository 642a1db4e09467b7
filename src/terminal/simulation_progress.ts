import type { SimulationProgress } from '../../db/simulation/simulation.ts'
import { bar } from './bar.ts'
import { fullTime } from './board_time.ts'
import { inColumns } from './in_columns.ts'

const barWidth = 20
const msBetweenDraws = 250
const msBetweenLines = 5_000
const eraseLine = '\r\x1b[2K'

export interface ProgressDisplay {
  /** Whether enough time has passed to show something again. */
  isDue(): boolean
  show(progress: SimulationProgress): void
  /** Clears what would stand in the way of the next line. */
  clear(): void
}

/** How far a simulation is: one line that is drawn again on a terminal, else a line every few seconds. */
export function simulationProgress(stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  const pause = stream.isTTY ? msBetweenDraws : msBetweenLines
  let shownAt = Date.now()
  let movesBefore = 0

  return {
    isDue: () => Date.now() - shownAt >= pause,
    show(progress) {
      const seconds = (Date.now() - shownAt) / 1000
      const line = progressLine(progress, (progress.moves - movesBefore) / seconds)
      shownAt = Date.now()
      movesBefore = progress.moves
      stream.write(stream.isTTY ? `${eraseLine}${line.slice(0, stream.columns - 1)}` : `${line}\n`)
    },
    clear() {
      if (stream.isTTY) stream.write(eraseLine)
    },
  }
}

/** The bar counts leads that have come to their end. */
export function progressLine(progress: SimulationProgress, movesPerSecond: number): string {
  const { now, vendors, arrived, live } = progress
  const ended = vendors === 0 ? 0 : (arrived - live) / vendors
  return [
    `[${inColumns(bar(ended, barWidth), barWidth)}] ${Math.floor(ended * 100)} %`,
    fullTime(now),
    `${arrived.toLocaleString('en-GB')} of ${vendors.toLocaleString('en-GB')} arrived`,
    `${live.toLocaleString('en-GB')} live`,
    `${Math.round(movesPerSecond)} moves/s`,
  ].join('  ')
}
