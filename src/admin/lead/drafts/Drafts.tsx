import { type DraftRow, useSheet } from '../state/sheet.ts'
import { Draft } from './Draft.tsx'
import classes from './Drafts.module.css'

interface Props {
  /** The one that is being written. */
  but: string | undefined
  onGoOn: (draft: DraftRow) => void
}

/** What others, or agents, have begun to write and not sent. */
export function Drafts({ but, onGoOn }: Props) {
  const drafts = useSheet().lead.drafts.nodes.filter(({ id }) => id !== but)
  if (drafts.length === 0) return null
  return (
    <ul className={classes.drafts} aria-label="Drafts">
      {drafts.map((draft) => (
        <Draft key={draft.id} draft={draft} onGoOn={() => onGoOn(draft)} />
      ))}
    </ul>
  )
}
