import { useReducer, useRef } from 'react'
import { answerTo, wordsAbout } from '../../words/kept_words.ts'
import { counted } from '../../words/plain_words.ts'
import { Panel } from '../panel/Panel.tsx'
import { type LeadRow, useSheet } from '../state/sheet.ts'
import { Question } from './Question.tsx'
import classes from './Questions.module.css'

type Item = LeadRow['reviewItems']['nodes'][number]

/** What waits for a person's answer; nothing where nothing does. */
export function Questions() {
  const waiting = useSheet().lead.reviewItems.nodes
  const items = useStillWritten(waiting)
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  if (items.length === 0) return null
  const title =
    waiting.length === 0 ? 'No question waits' : `${counted(waiting.length, 'question')} for a person`
  return (
    <Panel id="questions" title={title}>
      <ul className={classes.list}>
        {items.map((item) => (
          <Question key={item.id} item={item} isOver={!waiting.includes(item)} onThrownAway={drawAgain} />
        ))}
      </ul>
    </Panel>
  )
}

/** Those that wait, and in their places those that do not any more and that somebody is still writing about. */
function useStillWritten(waiting: readonly Item[]): readonly Item[] {
  const shown = useRef<readonly Item[]>([])
  const ids = new Set(waiting.map(({ id }) => id))
  const items = [...waiting]
  for (const [place, item] of shown.current.entries()) {
    if (!ids.has(item.id) && wordsAbout(answerTo(item.id)) !== '') items.splice(place, 0, item)
  }
  shown.current = items
  return items
}
