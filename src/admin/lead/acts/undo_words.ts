import { fieldInWords } from '../../board/move/field_words.ts'
import type { StageName, UndoPreviewQuery } from '../../graphql/documents.ts'
import { exactInWords } from '../../time/words.ts'
import { counted, spoken } from '../../words/plain_words.ts'

type Explained = NonNullable<UndoPreviewQuery['explainUndo']>

/** What was changed, and all that taking it back does. */
export function undoInWords(undo: Explained, titleOf: (stage: StageName) => string): string[] {
  const { changedAt, changedBy, reason, move, hold, rows, obstacles, restarts, requeues, textsSentSince } =
    undo
  const why = reason === null ? '' : `, because: ${reason}`
  return [
    `${changedBy} changed it ${exactInWords(Date.parse(changedAt))}${why}.`,
    ...(move === null ? [] : [`It moves from ${titleOf(move.from)} back to ${titleOf(move.to)}.`]),
    ...(hold === null ? [] : [hold === 'hold' ? 'It is put on hold again.' : 'It is released.']),
    ...rows.map(({ table, does, to }) => {
      const values = to.map(({ name, value }) => `${fieldInWords(name)} ${value ?? 'empty'}`).join(', ')
      return `${spoken(table)}: ${does}${values === '' ? '' : ` (${values})`}`
    }),
    ...(restarts === 0 ? [] : [`${counted(restarts, 'agent')} that it had stopped start again.`]),
    ...(requeues === 0 ? [] : [`${counted(requeues, 'text')} that it had stopped wait again.`]),
    ...(textsSentSince === 0
      ? []
      : [`${counted(textsSentSince, 'text')} left since then, and cannot be taken back.`]),
    ...obstacles.map(({ table, because }) => `Not possible: ${spoken(table)}: ${because}`),
  ]
}
