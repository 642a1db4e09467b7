import { bar } from './bar.ts'
import { inColumns } from './in_columns.ts'

const barWidth = 20
const msBetweenDraws = 200
const msBetweenLines = 3_000
const eraseLine = '\r\x1b[2K'

export interface ProgressStream {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

export type Progress = ReturnType<typeof progressDisplay>

/** How far something is: one line that is drawn again on a terminal, else a line every few seconds. */
export function progressDisplay(stream: ProgressStream = process.stderr, now: () => number = Date.now) {
  const pause = stream.isTTY ? msBetweenDraws : msBetweenLines
  let shownAt = now()
  const progress = {
    /** Whether enough time has passed to show something again. */
    isDue: () => now() - shownAt >= pause,
    /** Shows it when it is due. */
    tell(share: number, ...said: readonly string[]): void {
      if (progress.isDue()) progress.show(share, ...said)
    },
    /** `share` is from 0 to 1. */
    show(share: number, ...said: readonly string[]): void {
      shownAt = now()
      const drawn = `[${inColumns(bar(share, barWidth), barWidth)}] ${Math.floor(share * 100)} %`
      const line = [drawn, ...said].join('  ')
      stream.write(stream.isTTY ? `${eraseLine}${line.slice(0, (stream.columns || 80) - 1)}` : `${line}\n`)
    },
    /** Clears what would stand in the way of the next line. */
    clear(): void {
      if (stream.isTTY) stream.write(eraseLine)
    },
  }
  return progress
}
