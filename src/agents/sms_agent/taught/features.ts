import { words } from '../text/decode_text.ts'
import { kindsOf } from './kinds_of_words.ts'

/** How many buckets all pieces of text share. */
export const buckets = 262_144
/** A head that was taught little has fewer: of a bucket's number it minds the last bits. */
export const fewBuckets = 16_384

/** What was said before a text, as far as it matters for what the text means. */
export type After = 'facts' | 'chaser' | 'offer' | 'confirm'

/** FNV-1a: the same piece falls into the same bucket on every machine. */
export function bucketOf(piece: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < piece.length; at += 1) {
    hash = Math.imul(hash ^ piece.charCodeAt(at), 0x01000193)
  }
  return (hash ^ (hash >>> 15)) & (buckets - 1)
}

const lengths: readonly (readonly [number, string])[] = [
  [1, 'one'],
  [2, 'two'],
  [4, 'few'],
  [7, 'some'],
  [14, 'many'],
]
const lengthOf = (count: number) => `length ${lengths.find(([most]) => count <= most)?.[1] ?? 'long'}`

/** Signs that are no words: letters of another script, faces, questions, figures. */
const signsOf = (body: string): string[] =>
  [
    /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(body) ? 'sign script' : '',
    /[À-ÖØ-öø-ž]/.test(body) ? 'sign accent' : '',
    ...[...body.matchAll(/\p{Extended_Pictographic}/gu)].map(([face]) => `face ${face}`),
    ...['?', '!'].filter((sign) => body.includes(sign)).map((sign) => `sign ${sign}`),
    /\d/.test(body) ? 'sign 0' : '',
  ].filter((sign) => sign !== '')

const said = (body: string): string[] =>
  words(body)
    .replaceAll(/[£$€]/g, ' ')
    .replaceAll(/\d[\d,.]*k?/g, '0')
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')

/** So far apart two words may stand and still have to do with each other. */
const reach = 4
const letters = 4

/**
 * The buckets of a text: its words, pairs of them, their kinds and pairs of those, pieces of four letters; numbers only as numbers.
 * `after`: what it answers, with which each word is another one.
 */
export function featuresOf(body: string, after?: After): Int32Array {
  const all = said(body)
  const kinds = all.map(kindsOf)
  const pieces = [...signsOf(body), lengthOf(all.length), `pair ${all.at(-1) ?? '^'} $`]
  for (const [at, word] of all.entries()) {
    const before = all[at - 1] ?? '^'
    pieces.push(`word ${word}`, `pair ${before} ${word}`)
    if (at > 1) pieces.push(`over ${all[at - 2]} ${word}`)
    for (const kind of kinds[at] ?? []) {
      pieces.push(`kind ${kind}`, `before ${before} ${kind}`)
      if (all[at + 1] !== undefined) pieces.push(`behind ${kind} ${all[at + 1]}`)
      for (const other of kinds.slice(Math.max(at - reach, 0), at).flat())
        pieces.push(`kinds ${other} ${kind}`)
    }
    const padded = `<${word}>`
    for (let from = 0; from + letters <= padded.length; from += 1)
      pieces.push(padded.slice(from, from + letters))
  }
  if (after !== undefined) pieces.push(...answering(after, { all, kinds, body }))
  return Int32Array.from(new Set(pieces.map(bucketOf)))
}

function answering(
  after: After,
  { all, kinds, body }: { all: readonly string[]; kinds: readonly string[][]; body: string },
): string[] {
  const pieces = [
    ...['any', lengthOf(all.length), `first ${all[0] ?? ''}`],
    ...['?', '0'].filter((sign) => (sign === '0' ? /\d/.test(body) : body.includes(sign))),
    ...all.flatMap((word, at) => [`word ${word}`, `pair ${all[at - 1] ?? '^'} ${word}`]),
    ...kinds.flat().map((kind) => `kind ${kind}`),
  ]
  return pieces.map((piece) => `after ${after}: ${piece}`)
}
