import type { Reading } from './reading.ts'

export interface KindMeasured {
  kind: string
  texts: number
  precision: number
  recall: number
  f1: number
}

export const leastMacroF1 = 0.93

/** Of each kind of reply: how many read so are so, and how many that are so are read so. */
export function kindsOf(readings: readonly Reading[]): KindMeasured[] {
  const kinds = [...new Set(readings.flatMap(({ label, reply }) => [label.reply, reply]))].toSorted()
  return kinds.map((kind) => {
    const texts = readings.filter(({ label }) => label.reply === kind).length
    const read = readings.filter(({ reply }) => reply === kind).length
    const right = readings.filter(({ label, reply }) => reply === kind && label.reply === kind).length
    const precision = read === 0 ? 0 : right / read
    const recall = texts === 0 ? 0 : right / texts
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall)
    return { kind, texts, precision, recall, f1 }
  })
}

/** The mean over kinds, however rare each is. */
export const macroF1 = (kinds: readonly KindMeasured[]): number =>
  kinds.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(kinds.length, 1)
