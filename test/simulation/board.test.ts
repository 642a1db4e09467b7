import { expect, test } from 'vitest'
import { type BoardFigures, readBoard, readHappened } from '../../db/figures/board.ts'
import { showBoard } from '../../src/terminal/board.ts'
import { plainLine } from '../../src/terminal/plain_line.ts'
import { RateMeter } from '../../src/terminal/rates.ts'
import { story } from '../support/databases/database.ts'
import { aLeadAt } from '../support/leads.ts'

const figures: BoardFigures = {
  ...{ now: new Date('2026-03-02T10:00:00Z'), isSimulation: true, hasEnded: false },
  ...{ liveLeads: 1_200, finishedLeads: 1, openReviews: 3, openAlerts: 1 },
}
const rates = { movesPerMinute: 14, textsPerMinute: 0, speed: 3600 }

test('the terminal says in one line how it goes, and when a simulation has ended', () => {
  expect(plainLine(figures, rates)).toBe(
    'Mon, 2 Mar 2026, 10:00 (60 min a second) · 1,200 live leads, 1 finished · 14 moves a minute · 3 questions, 1 alert open',
  )
  expect(plainLine({ ...figures, hasEnded: true }, rates)).toContain('nothing is left to happen')
})

test('rates are of the last ten seconds', () => {
  const meter = new RateMeter()
  meter.add({ moves: 500, texts: 0 }, new Date(0), 0)
  meter.add({ moves: 10, texts: 5 }, new Date(3_600_000), 15_000)
  meter.add({ moves: 10, texts: 5 }, new Date(7_200_000), 16_000)
  expect(meter.rates()).toEqual({ movesPerMinute: 600, textsPerMinute: 300, speed: 3600 })
})

story(
  'the figures are those of the database, drawn within the width of a terminal',
  async ({ database: { db } }) => {
    const before = await readHappened(db, null)
    await aLeadAt(db, 'AI_CONVERSATION')
    await aLeadAt(db, 'DEAD_LEAD')
    expect(await readBoard(db)).toMatchObject({ liveLeads: 1, finishedLeads: 1, isSimulation: false })
    expect((await readHappened(db, before.lastEvent)).moves).toBe(4)

    const enough = new AbortController()
    const written: string[] = []
    const write = (text: string) => {
      written.push(text)
      if (text.includes('2026') || text.includes('live')) enough.abort()
    }
    const header = ['board  http://localhost:3000']
    const warning = () => 'The disk is full'
    await showBoard({
      db,
      signal: enough.signal,
      header,
      warning,
      stream: { isTTY: true, columns: 60, write },
    })
    const [line = ''] = written.slice(1)
    expect(written[0]).toBe('board  http://localhost:3000\n')
    expect(line.startsWith('\r\x1b[2KThe disk is full · ')).toBe(true)
    expect(line.replace('\r\x1b[2K', '')).toHaveLength(59)
  },
)
