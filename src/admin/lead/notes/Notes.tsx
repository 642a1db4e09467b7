import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { WriteNote } from '../../graphql/documents.ts'
import growing from '../../look/Growing.module.css'
import { useSession } from '../../session/session.ts'
import { giveBackWords, useKeptWords } from '../../words/kept_words.ts'
import { Calls } from '../calls/Calls.tsx'
import { Panel } from '../panel/Panel.tsx'
import { withNote } from '../state/foresee.ts'
import { useOpenAct } from '../state/open_act.ts'
import { useSheet } from '../state/sheet.ts'
import { Note } from './Note.tsx'
import classes from './Notes.module.css'

/** What people have to tell each other of the lead, and their calls; pinned notes first. */
export function Notes() {
  const { lead, mayAct, act, showMoreNotes } = useSheet()
  const open = useOpenAct()
  const session = useSession()
  const me = session.state === 'in' ? session.user.name : ''
  const about = `note ${lead.id}`
  const [words, setWords] = useKeptWords(about)
  const [problem, setProblem] = useState<string>()
  const notes = lead.notes.nodes.toSorted((one, other) => Number(other.isPinned) - Number(one.isPinned))

  async function write(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const body = words.trim()
    if (body === '') return
    setWords('')
    const why = await act(WriteNote, { leadId: lead.id, body, isPinned: false }, withNote(lead, me, body))
    setProblem(why)
    if (why !== undefined) giveBackWords(about, body)
  }

  return (
    <Panel
      id="notes"
      title="Notes and calls"
      aside={
        mayAct && (
          <>
            <Button size="compact-xs" variant="default" onClick={() => open({ name: 'call' })}>
              Log a call …
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => open({ name: 'plan call' })}>
              Plan a call …
            </Button>
          </>
        )
      }
    >
      {mayAct && (
        <form className={classes.form} onSubmit={write}>
          <Textarea
            id="note"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            aria-label="Note"
            placeholder="Note for colleagues"
            rows={1}
            classNames={{ input: growing.field }}
          />
          <Button type="submit" size="compact-sm" variant="default">
            Write it down
          </Button>
          <div role="alert" className={classes.problem}>
            {problem}
          </div>
        </form>
      )}
      <ul className={classes.list}>
        {notes.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ul>
      {showMoreNotes && (
        <Button variant="subtle" size="xs" onClick={() => void showMoreNotes()}>
          Show earlier notes
        </Button>
      )}
      <Calls />
      {notes.length === 0 && lead.phoneCalls.nodes.length === 0 && (
        <p className={classes.faint}>No notes, no calls.</p>
      )}
    </Panel>
  )
}
