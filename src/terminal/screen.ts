import type { Writable } from 'node:stream'

const hideCursor = '\x1b[?25l'
const showCursor = '\x1b[?25h'
const otherScreen = '\x1b[?1049h'
const usualScreen = '\x1b[?1049l'
const beginFrame = '\x1b[?2026h'
const endFrame = '\x1b[?2026l'
const home = '\x1b[H'
const clearLine = '\x1b[K'
const clearBelow = '\x1b[J'

/** As much of a terminal as a screen needs. */
export type TerminalStream = Writable & { columns?: number; rows?: number }

export interface Screen {
  readonly size: { readonly columns: number; readonly rows: number }
  /** Draws over what is there, in one write, so that nothing flickers. */
  draw(lines: readonly string[]): void
  /** Gives the terminal back as it was; again and again does no harm. */
  close(): void
}

/**
 * Takes the whole terminal until it is closed. What was on it before comes back, with the cursor, also when the
 * process ends without closing it.
 */
export function openScreen(stream: TerminalStream, onResize: () => void): Screen {
  let isOpen = true
  const close = () => {
    if (!isOpen) return
    isOpen = false
    stream.off('resize', onResize)
    process.off('exit', close)
    stream.write(`${usualScreen}${showCursor}`)
  }
  stream.write(`${otherScreen}${hideCursor}`)
  stream.on('resize', onResize)
  process.on('exit', close)

  return {
    get size() {
      return { columns: stream.columns || 80, rows: stream.rows || 24 }
    },
    draw(lines) {
      if (!isOpen) return
      const drawn = lines.map((line) => `${line}${clearLine}`).join('\r\n')
      stream.write(`${beginFrame}${home}${drawn}\r\n${clearBelow}${endFrame}`)
    },
    close,
  }
}
