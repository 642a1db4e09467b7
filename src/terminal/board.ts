import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../db/connection/pool.ts'
import { readBoard, readHappened } from '../../db/figures/board.ts'
import { plainLine } from './plain_line.ts'
import { RateMeter } from './rates.ts'

export interface BoardOptions {
  /** Reads as pipeline_admin or as the owner of the database. */
  db: Db
  /** Ends it. */
  signal: AbortSignal
  /** Lines above it: where to look. */
  header?: readonly string[]
  /** What people have to know at once, if anything. */
  warning?: () => string | undefined
  stream?: LineStream
}

export interface LineStream {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

const drawnAgainMs = 1_000
const writtenAgainMs = 5_000
const eraseLine = '\r\x1b[2K'

/**
 * Says in one line how it goes, until the signal ends it: drawn again in its place on a terminal, written every few
 * seconds elsewhere. Everything else is on the page.
 */
export async function showBoard({
  db,
  signal,
  header = [],
  warning,
  stream = process.stdout,
}: BoardOptions): Promise<void> {
  const meter = new RateMeter()
  let lastEvent: string | null = null
  let last = ''
  for (const line of header) stream.write(`${line}\n`)
  while (!signal.aborted) {
    const happened = await readHappened(db, lastEvent)
    const figures = await readBoard(db)
    lastEvent = happened.lastEvent
    meter.add(happened, figures.now)
    const line = [warning?.(), plainLine(figures, meter.rates())]
      .filter(Boolean)
      .join(stream.isTTY ? ' · ' : '\n')
    if (stream.isTTY) stream.write(eraseLine + line.slice(0, (stream.columns || 80) - 1))
    else if (!figures.hasEnded || line !== last) stream.write(`${line}\n`)
    last = line
    const pause = stream.isTTY ? drawnAgainMs : writtenAgainMs
    await sleep(pause, undefined, { signal }).catch(() => {})
  }
  if (stream.isTTY) stream.write('\n')
}
