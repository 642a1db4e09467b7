import { tellRefusal } from '../../forms/tell_refusal.ts'
import { EditNote } from '../../graphql/documents.ts'
import { useSession } from '../../session/session.ts'
import { When } from '../../time/When.tsx'
import { withNoteChanged } from '../state/foresee.ts'
import { useOpenAct } from '../state/open_act.ts'
import { type NoteRow, useSheet } from '../state/sheet.ts'
import classes from './Notes.module.css'

export function Note({ note }: { note: NoteRow }) {
  const { mayAct, act } = useSheet()
  const open = useOpenAct()
  const session = useSession()
  const pin = async () => {
    const isPinned = !note.isPinned
    tellRefusal(await act(EditNote, { noteId: note.id, isPinned }, withNoteChanged(note.id, { isPinned })))
  }
  // Its author alone changes the words.
  const mayCorrect = mayAct && session.state === 'in' && session.user.name === note.writtenBy
  return (
    <li className={classes.note} data-pinned={note.isPinned}>
      <div className={classes.body} dir="auto">
        {note.body}
      </div>
      <div className={classes.faint}>
        {note.isPinned && 'pinned, '}
        {note.writtenBy}, <When at={note.writtenAt} />
        {note.correctedAt !== null && ', corrected'}
        {mayAct && (
          <button type="button" className={classes.pin} onClick={pin}>
            {note.isPinned ? 'Unpin' : 'Pin'}
          </button>
        )}
        {mayCorrect && (
          <button type="button" className={classes.pin} onClick={() => open({ name: 'correct note', note })}>
            Correct
          </button>
        )}
      </div>
    </li>
  )
}
