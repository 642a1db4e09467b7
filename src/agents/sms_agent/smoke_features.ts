import { words } from './decode_text.ts'

/** How many buckets all pieces of text share. */
export const buckets = 8192

/** FNV-1a: the same piece falls into the same bucket on every machine. */
function bucketOf(piece: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < piece.length; at += 1) {
    hash = Math.imul(hash ^ piece.charCodeAt(at), 0x01000193)
  }
  return (hash ^ (hash >>> 15)) & (buckets - 1)
}

const lengthOf = (count: number) =>
  ['none', 'one', 'two', 'few', 'few', 'some', 'some', 'some'][count] ?? 'many'

/** Signs that are no words: letters of another script, faces, shouting. */
function signsOf(body: string): string[] {
  return [
    /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(body) ? 'sign script' : '',
    /[À-ÖØ-öø-ž]/.test(body) ? 'sign accent' : '',
    ...[...body.matchAll(/\p{Extended_Pictographic}/gu)].map(([face]) => `face ${face}`),
    body.includes('?') ? 'sign ?' : '',
    body.includes('!') ? 'sign !' : '',
  ].filter((sign) => sign !== '')
}

/** The buckets of a text: its words, pairs of them, and pieces of three to five letters; numbers only as numbers. */
export function featuresOf(body: string): number[] {
  const said = words(body)
    .replaceAll(/[£$€]/g, ' ')
    .replaceAll(/\d[\d,.]*k?/g, '0')
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
  const found = new Set<number>(signsOf(body).map(bucketOf))
  found.add(bucketOf(`length ${lengthOf(said.length)}`))
  for (const [at, word] of said.entries()) {
    found.add(bucketOf(`word ${word}`))
    found.add(bucketOf(`pair ${said[at - 1] ?? '^'} ${word}`))
    const padded = `<${word}>`
    for (const size of [3, 4, 5]) {
      for (let from = 0; from + size <= padded.length; from += 1)
        found.add(bucketOf(padded.slice(from, from + size)))
    }
  }
  found.add(bucketOf(`pair ${said.at(-1) ?? '^'} $`))
  return [...found]
}
