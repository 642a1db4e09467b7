import { expect, it } from 'vitest'
import { progressDisplay } from '../../src/cli/imports/progress.ts'

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

const half = { rows: 5000, bytesRead: 500, bytes: 1000 }

it('writes a line every few seconds where nobody looks on', () => {
  const shown = display(false)
  shown.after(1).show(half)
  expect(shown.written()).toBe('')
  shown.after(3).show(half)
  shown.after(1).show(half)
  expect(shown.written()).toBe('50 %  5,000 rows  1,250 rows/s\n')
})

it('draws a bar on a terminal, and clears it', () => {
  const shown = display(true)
  shown.after(1).show(half)
  expect(shown.written()).toBe('\r\x1b[2K[############------------] 50 %  5,000 rows  5,000 rows/s')
  shown.clear()
  expect(shown.written().endsWith('rows/s\r\x1b[2K')).toBe(true)
})
