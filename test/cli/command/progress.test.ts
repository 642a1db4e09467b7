import { expect, it } from 'vitest'
import { progressDisplay } from '../../../src/terminal/progress.ts'

function display(isTTY: boolean) {
  let written = ''
  let now = 0
  const stream = {
    isTTY,
    write: (text: string) => {
      written += text
    },
  }
  const progress = progressDisplay(stream, () => now)
  return {
    ...progress,
    after(seconds: number) {
      now += seconds * 1000
      return progress
    },
    written: () => written,
  }
}

it('writes a line every few seconds where nobody looks on', () => {
  const shown = display(false)
  expect(shown.after(1).isDue()).toBe(false)
  expect(shown.after(3).isDue()).toBe(true)
  shown.show(0.5, '5,000 rows', '1,250 rows/s')
  expect(shown.after(1).isDue()).toBe(false)
  expect(shown.written()).toBe('[██████████          ] 50 %  5,000 rows  1,250 rows/s\n')
})

it('draws a bar on a terminal, and clears it', () => {
  const shown = display(true)
  expect(shown.after(1).isDue()).toBe(true)
  shown.show(0.5, '5,000 rows')
  expect(shown.written()).toBe('\r\x1b[2K[██████████          ] 50 %  5,000 rows')
  shown.clear()
  expect(shown.written().endsWith('rows\r\x1b[2K')).toBe(true)
})
