import { type Paint, table } from '../../../src/cli/output/terminal.ts'
import { isMet, type Measure } from './measures.ts'
import { type KindMeasured, leastMacroF1, macroF1 } from './reply_kinds.ts'

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

/** The two tables: kinds of replies, and what must hold. */
export function page(kinds: readonly KindMeasured[], measures: readonly Measure[], paint: Paint): string[] {
  const mean = macroF1(kinds)
  return [
    ...table([
      ['reply', 'texts', 'precision', 'recall', 'F1'],
      ...kinds.map(({ kind, texts, precision, recall, f1 }) => [
        ...[kind, String(texts), percent(precision), percent(recall), f1.toFixed(3)],
      ]),
    ]),
    '',
    ...table(
      [
        ...[['measure', 'count', 'share', 'target', '']],
        ['macro-F1', '', mean.toFixed(3), `≥ ${leastMacroF1}`, verdict(mean >= leastMacroF1)],
        ...measures.map((one) => [
          ...[one.title, `${one.hits} of ${one.of}`, one.of === 0 ? '–' : percent(one.hits / one.of)],
          ...[targetOf(one), one.target === undefined ? '' : verdict(isMet(one))],
        ]),
      ],
      (column, cell) => (column === 4 && cell !== '' ? paint(cell === 'met' ? 'green' : 'red', cell) : cell),
    ),
  ]
}

const verdict = (met: boolean) => (met ? 'met' : 'missed')

function targetOf({ target }: Measure): string {
  if (target === undefined) return ''
  if ('none' in target) return '0'
  return 'atLeast' in target ? `≥ ${percent(target.atLeast)}` : `≤ ${percent(target.atMost)}`
}

/** Misread texts, the dearest kinds first: the kind of miss, what was made of the text, the text. */
export const missesPage = (measures: readonly Measure[], most: number): string[] =>
  measures.flatMap(({ title, misses }) => [
    '',
    `${title}: ${misses.length} misread`,
    ...misses
      .slice(0, most)
      .map(
        ({ reading: { label }, why }) =>
          `  ${label.id}  [${why}; should be ${label.reply}]  ${oneLine(label.body)}`,
      ),
  ])

const oneLine = (body: string) => body.replaceAll(/\s+/g, ' ')
