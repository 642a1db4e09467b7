import { readdirSync, readFileSync } from 'node:fs'
import { projectFile } from '../../../src/project_file.ts'

/** What every text of a family is: the words of its heading, "reply=opt_out plea=straight after=any". */
export interface Family {
  labels: Readonly<Record<string, string>>
  /** The family in one line, its choices in braces. */
  line: string
  /** Of a hand that wrote thousands, in a folder of its own: it says nothing of figures and flags, which the others teach. */
  isOfHand: boolean
}

const folder = 'test/eval/smoke/texts'

/** The classifier's own texts: a heading says what the lines under it are, each line is a family of texts. */
export const families = (): Family[] =>
  readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) =>
      familiesIn(readFileSync(projectFile(`${folder}/${name}`), 'utf8')).map((family) => ({
        ...family,
        isOfHand: name.includes('/'),
      })),
    )

function familiesIn(text: string): Omit<Family, 'isOfHand'>[] {
  let labels: Family['labels'] = {}
  const found: Omit<Family, 'isOfHand'>[] = []
  for (const line of text.split('\n').filter((one) => one !== '')) {
    if (line.startsWith('# ')) labels = labelsOf(line.slice(2))
    else found.push({ labels, line })
  }
  return found
}

const labelsOf = (heading: string) =>
  Object.fromEntries(
    heading
      .split(' ')
      .map((word) => word.split('='))
      .map(([name = '', value = 'yes']) => [name, value]),
  )

const most = 6

/** Up to six texts of a family, the same every time; with our figure and theirs where it leaves room for them. */
export function textsOfFamily({ line }: Family): string[] {
  const next = dice(line)
  const texts = Array.from({ length: most * 2 }, () => filledIn(line, next))
  return [...new Set(texts)].slice(0, most)
}

function filledIn(line: string, next: () => number): string {
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? ''
  return line
    .replace(/\{([^}]*)\}/g, (_, choices: string) => pick(choices.split('|')))
    .replace(/\bSUM\b/g, () => pick(['£150,000', '150k', '150', '150000']))
    .replace(/\bTHEIRS\b/g, () => pick(theirs))
    .replace(/\bFIG\b/g, () => pick(figures))
    .replace(/\s+([,.?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

export const figures = [
  '165',
  '173k',
  '£158,000',
  '155000',
  '£162k',
  '159,950',
  '171 grand',
  '149',
  '183,000',
  '135k',
  '£176000',
  '147.5k',
]
export const theirs = ['160', '£158,000', '165k', '155000', '172', '£162k', '159,950', '170 grand']

/** A throw between 0 and 1, the same sequence for the same seed. */
export function dice(seed: string): () => number {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0,
    0x811c9dc5,
  )
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) / 2 ** 24
  }
}
