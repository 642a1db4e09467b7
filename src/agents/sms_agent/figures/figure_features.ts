import { bucketOf } from '../taught/features.ts'
import { kindsOf } from '../taught/kinds_of_words.ts'
import type { Amount } from './amounts.ts'

/** What was asked before a figure was named: its price, whether our offer will do, or neither. */
export type FigureAsked = 'price' | 'offer' | 'nothing'

const wide = 6

const formOf = (written: string) =>
  /£/.test(written)
    ? 'pounds'
    : /[a-z]/.test(written)
      ? 'unit'
      : /^\d{1,3}$/.test(written.trim())
        ? 'bare'
        : 'whole'

const wordsOf = (text: string) =>
  text
    .replaceAll(/\d[\d,.]*k?/g, '0')
    .replaceAll(/[^a-z0]+/g, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')

/** The buckets of what stands around a figure in its sentence. */
export function figureFeatures(text: string, { index, length }: Amount, asked: FigureAsked): Int32Array {
  const before = wordsOf(
    text
      .slice(0, index)
      .split(/[.!?;\n]/)
      .at(-1) ?? '',
  )
    .slice(-wide)
    .toReversed()
  const after = wordsOf(text.slice(index + length).split(/[.!?;\n]/)[0] ?? '').slice(0, wide)
  const form = formOf(text.slice(index, index + length))
  const pieces = [`asked ${asked}`, `form ${form}`, `asked ${asked} form ${form}`]
  for (const [side, words] of [
    ['before', before],
    ['after', after],
  ] as const) {
    pieces.push(`${side} ${Math.min(words.length, 3)} ${asked}`)
    for (const [at, word] of words.entries()) {
      pieces.push(
        `${side} ${word}`,
        `${side} ${Math.min(at, 3)} ${word}`,
        `${side} ${word} ${words[at + 1] ?? '$'}`,
      )
      for (const kind of kindsOf(word))
        pieces.push(`${side} kind ${kind}`, `${side} ${Math.min(at, 3)} kind ${kind}`)
    }
  }
  if (/[?]/.test(text.slice(index + length).split(/[.!;\n]/)[0] ?? '')) pieces.push('asks')
  return Int32Array.from(new Set(pieces.map((piece) => bucketOf(`figure ${piece}`))))
}
