import { Panel } from '../panel/Panel.tsx'
import { useSheet } from '../state/sheet.ts'
import { counted } from '../words.ts'
import { Question } from './Question.tsx'
import classes from './Questions.module.css'

/** What waits for a person's answer; nothing where nothing does. */
export function Questions() {
  const { lead } = useSheet()
  const items = lead.reviewItems.nodes
  if (items.length === 0) return null
  return (
    <Panel id="questions" title={`${counted(items.length, 'question')} for a person`}>
      <ul className={classes.list}>
        {items.map((item) => (
          <Question key={item.id} item={item} />
        ))}
      </ul>
    </Panel>
  )
}
