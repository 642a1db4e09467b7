import { Textarea } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { EditNote } from '../../graphql/documents.ts'
import { withNoteChanged } from '../state/foresee.ts'
import { type NoteRow, useSheet } from '../state/sheet.ts'

export function CorrectNoteDialog({ note, onClose }: { note: NoteRow; onClose: () => void }) {
  const { act } = useSheet()
  return (
    <ActForm
      title="Correct a note"
      says="What it said before stays on record."
      submit="Correct it"
      onClose={onClose}
      isForeseen
      onSubmit={(given) => {
        const body = givenText(given, 'body') ?? ''
        return act(EditNote, { noteId: note.id, body }, withNoteChanged(note.id, { body }))
      }}
    >
      <Textarea
        name="body"
        label="Note"
        required
        autosize
        minRows={3}
        defaultValue={note.body}
        data-autofocus
      />
    </ActForm>
  )
}
