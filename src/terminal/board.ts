import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../db/connection/pool.ts'
import { type BoardFigures, readBoard, readHappened } from '../../db/figures/board.ts'
import { painter } from '../cli/output/terminal.ts'
import { boardLines } from './board_lines.ts'
import { plainLine } from './plain_line.ts'
import { RateMeter } from './rates.ts'
import { openScreen } from './screen.ts'

export interface BoardOptions {
  /** Reads as pipeline_admin or as the owner of the database. */
  db: Db
  /** Ends the board. */
  signal: AbortSignal
  /** Lines under the title: where else to look. */
  header?: readonly string[]
  /** What people have to know at once, if anything. */
  warning?: () => string | undefined
  /** How often the board is drawn, or a line is written where nobody looks at a terminal. */
  intervalMs?: number
  stream?: NodeJS.WriteStream
}

const drawnEvents = 40
const usualIntervalMs = 500
const usualLineIntervalMs = 5_000

/**
 * Shows where all leads are, live, until the signal ends it: in place on a terminal, as a line every few seconds
 * elsewhere. On a terminal the last state stays readable afterwards.
 */
export async function showBoard(options: BoardOptions): Promise<void> {
  const stream = options.stream ?? process.stdout
  return stream.isTTY ? drawBoard(options, stream) : writeLines(options, stream)
}

async function drawBoard(
  { db, signal, header = [], warning, intervalMs }: BoardOptions,
  stream: NodeJS.WriteStream,
) {
  const paint = painter(stream)
  let lines: string[] = []
  let figures: BoardFigures | undefined
  const meter = new RateMeter()

  const draw = () => {
    if (figures === undefined) return
    lines = boardLines({ figures, rates: meter.rates(), header, warning: warning?.() }, screen.size, paint)
    screen.draw(lines)
  }
  const screen = openScreen(stream, draw)
  try {
    await everySoOften(db, meter, signal, intervalMs ?? usualIntervalMs, (read) => {
      figures = read
      draw()
    })
  } finally {
    screen.close()
    stream.write(`${lines.join('\n')}\n`)
  }
}

async function writeLines(
  { db, signal, header = [], warning, intervalMs }: BoardOptions,
  stream: NodeJS.WriteStream,
) {
  const meter = new RateMeter()
  for (const line of header) stream.write(`${line}\n`)
  let last = ''
  await everySoOften(db, meter, signal, intervalMs ?? usualLineIntervalMs, (figures) => {
    const line = [plainLine(figures, meter.rates()), warning?.()]
      .filter((part) => part !== undefined)
      .join('\n')
    if (!figures.hasEnded || line !== last) stream.write(`${line}\n`)
    last = line
  })
}

async function everySoOften(
  db: Db,
  meter: RateMeter,
  signal: AbortSignal,
  intervalMs: number,
  show: (figures: BoardFigures) => void,
): Promise<void> {
  let lastEvent: string | null = null
  while (!signal.aborted) {
    const happened = await readHappened(db, lastEvent)
    const figures = await readBoard(db, drawnEvents)
    lastEvent = happened.lastEvent
    meter.add(happened, figures.now)
    show(figures)
    await sleep(intervalMs, undefined, { signal }).catch(() => {})
  }
}
