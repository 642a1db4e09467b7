import { tellRefusal } from '../../forms/tell_refusal.ts'
import { EditNote } from '../../graphql/documents.ts'
import { WordButton } from '../../look/WordButton.tsx'
import words from '../../look/Words.module.css'
import { useUserName } from '../../session/useMayAct.ts'
import { When } from '../../time/When.tsx'
import { withNoteChanged } from '../state/foresee.ts'
import { useOpenAct } from '../state/open_act.ts'
import { type NoteRow, useSheet } from '../state/sheet.ts'
import classes from './Notes.module.css'

export function Note({ note }: { note: NoteRow }) {
  const { mayAct, act } = useSheet()
  const open = useOpenAct()
  const me = useUserName()
  const pin = async () => {
    const isPinned = !note.isPinned
    tellRefusal(await act(EditNote, { noteId: note.id, isPinned }, withNoteChanged(note.id, { isPinned })))
  }
  // Its author alone changes the words.
  const mayCorrect = mayAct && me === note.writtenBy
  return (
    <li className={classes.note} data-pinned={note.isPinned}>
      <div className={words.written} dir="auto">
        {note.body}
      </div>
      <div className={words.faint}>
        {note.isPinned && 'pinned, '}
        {note.writtenBy}, <When at={note.writtenAt} />
        {note.correctedAt !== null && ', corrected'}
        {mayAct && <WordButton onClick={pin}>{note.isPinned ? 'Unpin' : 'Pin'}</WordButton>}
        {mayCorrect && <WordButton onClick={() => open({ name: 'correct note', note })}>Correct</WordButton>}
      </div>
    </li>
  )
}
