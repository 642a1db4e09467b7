import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { BoardEvent, BoardFigures } from '../../db/figures/board.ts'
import { readBoard, readHappened } from '../../db/figures/board.ts'
import type { Paint } from '../../src/cli/output/terminal.ts'
import { boardLines } from '../../src/terminal/board_lines.ts'
import { eventWords } from '../../src/terminal/event_words.ts'
import { plainLine } from '../../src/terminal/plain_line.ts'
import { RateMeter } from '../../src/terminal/rates.ts'
import { openScreen } from '../../src/terminal/screen.ts'
import { story } from '../support/database.ts'
import { aLeadAt, allStages } from '../support/leads.ts'

const plain: Paint = (_style, text) => text
const noRates = { movesPerMinute: 0, textsPerMinute: 0, speed: 3600 }

function anEvent(event: Partial<BoardEvent> = {}): BoardEvent {
  return {
    at: new Date('2026-03-02T10:00:00Z'),
    type: 'stage_change',
    vendorName: 'Jo Smith',
    leadId: '0198c0de-0000-7000-8000-00000000beef',
    from: 'AI_CONVERSATION',
    to: 'DEAL_VALIDATION',
    reason: null,
    metadata: {},
    ...event,
  }
}

function figuresWith(figures: Partial<BoardFigures> = {}): BoardFigures {
  return {
    now: new Date('2026-03-02T10:00:00Z'),
    isSimulation: true,
    hasEnded: false,
    stages: allStages.map((stage, index) => ({
      stage,
      title: stage,
      isTerminal: false,
      leads: index * 100,
      change: index - 7,
    })),
    openReviews: 3,
    openAlerts: 0,
    events: Array.from({ length: 40 }, () => anEvent()),
    ...figures,
  }
}

function drawn(
  columns: number,
  rows: number,
  figures: Partial<BoardFigures> = {},
  header = ['Look here'],
): string[] {
  return boardLines({ figures: figuresWith(figures), rates: noRates, header }, { columns, rows }, plain)
}

describe('the board', () => {
  test.each([
    [80, 24],
    [200, 60],
    [40, 10],
    [20, 5],
  ])('fits %i columns and %i rows', (columns, rows) => {
    const lines = drawn(columns, rows)
    expect(lines.length).toBeLessThan(rows)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns)
  })

  test('shows every stage and eight events on 80 by 24', () => {
    const lines = drawn(80, 24).join('\n')
    for (const stage of allStages) expect(lines).toContain(stage)
    expect(lines.match(/Jo S\. · AI_CONVERSATION → DEAL_VALIDATION/g)?.length).toBeGreaterThanOrEqual(8)
  })

  test('leaves a long line about where to look in one piece, and counts the rows it takes', () => {
    const long = `psql ${'x'.repeat(100)}`
    const lines = drawn(80, 24, {}, [long])
    expect(lines).toContain(long)
    expect(lines.length).toBe(drawn(80, 24).length - 1)
    expect(drawn(40, 10, {}, [long])).not.toContain(long)
  })

  test('says what people have to know at once', () => {
    const warning = 'The disk is full: make room, and what waits goes on.'
    const content = { figures: figuresWith(), rates: noRates, header: [], warning }
    expect(boardLines(content, { columns: 80, rows: 24 }, plain)).toContain(warning)
  })

  test('says when a simulation has ended', () => {
    expect(drawn(80, 24, { hasEnded: true })[0]).toContain('nothing is left to happen')
    expect(plainLine(figuresWith({ hasEnded: true }), noRates)).toContain('nothing is left to happen')
  })
})

describe('an event in words', () => {
  test.each([
    ['a move', {}, 'Jo S. · AI_CONVERSATION → DEAL_VALIDATION'],
    ['an arrival', { from: null, to: 'NEW_LEAD' }, 'Jo S. · new lead'],
    [
      'a death, with its reason',
      { to: 'DEAD_LEAD', reason: 'Opted out' },
      'Jo S. · AI_CONVERSATION → DEAD_LEAD (Opted out)',
    ],
    ['an offer', { type: 'offer_made', metadata: { amount: 150_000 } }, 'Jo S. · offer of £150,000'],
    ['nobody by name', { vendorName: null, from: null }, 'Lead …00beef · new lead'],
  ])('%s', (_, event, words) => {
    expect(eventWords(anEvent(event)).text).toBe(words)
  })

  test('never shows a number, whoever wrote it where', () => {
    const shown = [
      anEvent({ vendorName: '+44 7700 900123' }),
      anEvent({ to: 'DEAD_LEAD', reason: 'ring me on 07700 900 123' }),
    ].map((event) => eventWords(event).text)
    expect(shown.join()).not.toMatch(/900/)
  })
})

test('rates are of the last ten seconds', () => {
  const meter = new RateMeter()
  meter.add({ moves: 500, texts: 0 }, new Date(0), 0)
  meter.add({ moves: 10, texts: 5 }, new Date(3_600_000), 15_000)
  meter.add({ moves: 10, texts: 5 }, new Date(7_200_000), 16_000)
  expect(meter.rates()).toEqual({ movesPerMinute: 600, textsPerMinute: 300, speed: 3600 })
})

test('the terminal is given back as it was, with its cursor, once', () => {
  const stream = Object.assign(new PassThrough(), { columns: 80, rows: 24 })
  const screen = openScreen(stream, () => {})
  screen.draw(['one', 'two'])
  screen.close()
  screen.close()
  const written = String(stream.read())
  expect(written.startsWith('\x1b[?1049h\x1b[?25l')).toBe(true)
  expect(written.endsWith('\x1b[?1049l\x1b[?25h')).toBe(true)
  expect(written.split('\x1b[?25h')).toHaveLength(2)
})

story('the figures are those of the database', async ({ database: { db } }) => {
  const before = await readHappened(db, null)
  await aLeadAt(db, 'AI_CONVERSATION')
  await aLeadAt(db, 'DEAD_LEAD')

  const { stages, events, isSimulation } = await readBoard(db, 2)
  expect(stages.map((stage) => stage.stage).toSorted()).toEqual(allStages.toSorted())
  expect(stages.filter((stage) => stage.leads > 0)).toMatchObject([
    { stage: 'AI_CONVERSATION', leads: 1, change: 1 },
    { stage: 'DEAD_LEAD', leads: 1, change: 1 },
  ])
  expect(events.map((event) => event.to)).toEqual(['DEAD_LEAD', 'NEW_LEAD'])
  expect(isSimulation).toBe(false)
  expect((await readHappened(db, before.lastEvent)).moves).toBe(4)
})
