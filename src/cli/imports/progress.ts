import type { ImportProgress } from '../../intake/csv/import_listener.ts'

const secondsBetweenLines = 3
const msBetweenDraws = 100
const barWidth = 24
const eraseLine = '\r\x1b[2K'

export interface ProgressDisplay {
  show(progress: ImportProgress): void
  /** Clears what would otherwise stand in the way of the next line. */
  clear(): void
}

export interface ProgressStream {
  isTTY?: boolean
  write(text: string): unknown
}

/** How far an import is: a bar on a terminal, else a line every few seconds. */
export function progressDisplay(
  stream: ProgressStream = process.stderr,
  now: () => number = Date.now,
): ProgressDisplay {
  const startedAt = now()
  let shownAt = stream.isTTY ? 0 : startedAt

  return {
    show(progress) {
      const wait = stream.isTTY ? msBetweenDraws : secondsBetweenLines * 1000
      if (now() - shownAt < wait) return
      shownAt = now()
      const line = describe(progress, (now() - startedAt) / 1000)
      stream.write(stream.isTTY ? `${eraseLine}${bar(progress)} ${line}` : `${line}\n`)
    },
    clear() {
      if (stream.isTTY) stream.write(eraseLine)
    },
  }
}

function describe(progress: ImportProgress, seconds: number): string {
  const rate = seconds > 0 ? Math.round(progress.rows / seconds) : 0
  const share = Math.floor(shareOf(progress) * 100)
  return `${share} %  ${progress.rows.toLocaleString('en-GB')} rows  ${rate.toLocaleString('en-GB')} rows/s`
}

function bar(progress: ImportProgress): string {
  const full = Math.round(shareOf(progress) * barWidth)
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}]`
}

function shareOf({ bytesRead, bytes }: ImportProgress): number {
  return bytes === 0 ? 1 : Math.min(bytesRead / bytes, 1)
}
