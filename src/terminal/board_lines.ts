import type { BoardFigures, StageFigures } from '../../db/figures/board.ts'
import type { Paint } from '../cli/output/terminal.ts'
import { counted } from '../counted.ts'
import { bar } from './bar.ts'
import { fullTime, shortTime, speedWords } from './board_time.ts'
import { eventWords } from './event_words.ts'
import { inColumns } from './in_columns.ts'
import type { Rates } from './rates.ts'

export interface BoardSize {
  readonly columns: number
  readonly rows: number
}

export interface BoardContent {
  readonly figures: BoardFigures
  readonly rates: Rates
  /** Where else to look. */
  readonly header: readonly string[]
  /** What people have to know at once. */
  readonly warning?: string | undefined
}

const twoColumnsFrom = 76
const gap = 2
const titleWidth = 19
const figureWidth = 6

/** The board as lines that fit the size; the last row stays free for the cursor. */
export function boardLines(
  { figures, rates, header, warning }: BoardContent,
  { columns, rows }: BoardSize,
  paint: Paint,
): string[] {
  const title = titleLine(figures, rates, columns, paint)
  const body = [
    ...(warning === undefined ? [] : [paint('red', inColumns(warning, columns).trimEnd())]),
    '',
    ...stageTable(figures.stages, columns, paint),
    '',
    rateLine(figures, rates, columns, paint),
  ]
  const roomForHeader = rows - 2 - body.length
  const isHeaderWhole = rowsOf(header, columns) <= roomForHeader
  const look = header.map((line) => paint('dim', isHeaderWhole ? line : inColumns(line, columns).trimEnd()))

  const roomForEvents = roomForHeader - (isHeaderWhole ? rowsOf(header, columns) : header.length)
  const events = figures.events.slice(0, Math.max(0, roomForEvents)).map((event) => {
    const { text, style } = eventWords(event)
    const line = inColumns(`${shortTime(event.at)}  ${text}`, columns).trimEnd()
    return style === undefined ? line : paint(style, line)
  })
  return [title, ...look, ...body, ...events].slice(0, rows - 1)
}

/** A long line is left to the terminal to wrap, so that an address in it can be copied in one piece. */
function rowsOf(lines: readonly string[], columns: number): number {
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / columns)), 0)
}

function titleLine(
  { now, isSimulation, hasEnded }: BoardFigures,
  rates: Rates,
  columns: number,
  paint: Paint,
): string {
  const name = isSimulation ? 'Pipeline, simulated' : 'Pipeline'
  const speed = hasEnded ? 'ended: nothing is left to happen' : speedWords(rates.speed)
  const time = isSimulation ? `${fullTime(now)} · ${speed}` : fullTime(now)
  const width = columns - name.length - gap
  if (width < time.length) return paint('bold', inColumns(time, columns).trimEnd())
  return `${paint('bold', name)}${' '.repeat(gap)}${paint(hasEnded ? 'green' : 'cyan', inColumns(time, width, 'right'))}`
}

/** One row a stage in pipeline order, in two columns where there is room; bars compare the live stages. */
function stageTable(stages: readonly StageFigures[], columns: number, paint: Paint): string[] {
  const most = Math.max(1, ...stages.map(({ leads, isTerminal }) => (isTerminal ? 0 : leads)))
  if (columns < twoColumnsFrom) return stages.map((stage) => stageCell(stage, most, columns, paint))

  const width = Math.floor((columns - gap) / 2)
  const half = Math.ceil(stages.length / 2)
  return stages.slice(0, half).map((left, index) => {
    const right = stages[half + index]
    const leftCell = stageCell(left, most, width, paint)
    return right === undefined
      ? leftCell
      : `${leftCell}${' '.repeat(gap)}${stageCell(right, most, width, paint)}`
  })
}

function stageCell(
  { title, leads, change, isTerminal }: StageFigures,
  most: number,
  width: number,
  paint: Paint,
): string {
  const changed = change === 0 ? '' : `${change > 0 ? '+' : '−'}${Math.abs(change)}`
  const barWidth = width - titleWidth - 2 * figureWidth - 1
  if (barWidth < 0) return inColumns(`${leads} ${title}`, width).trimEnd()
  return [
    inColumns(title, titleWidth),
    paint('bold', inColumns(leads.toLocaleString('en-GB'), figureWidth, 'right')),
    paint(change > 0 ? 'green' : 'dim', inColumns(changed, figureWidth, 'right')),
    ` ${paint('cyan', inColumns(isTerminal ? '' : bar(leads / most, barWidth), barWidth))}`,
  ].join('')
}

function rateLine(
  { openReviews, openAlerts }: BoardFigures,
  rates: Rates,
  columns: number,
  paint: Paint,
): string {
  const line = [
    `${Math.round(rates.movesPerMinute).toLocaleString('en-GB')} moves/min`,
    `${Math.round(rates.textsPerMinute).toLocaleString('en-GB')} texts/min`,
    `${openReviews} for people to review`,
    counted(openAlerts, 'alert'),
  ].join(' · ')
  return paint(openReviews + openAlerts > 0 ? 'yellow' : 'bold', inColumns(line, columns).trimEnd())
}
