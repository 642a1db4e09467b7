import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { WriteNote } from '../../graphql/documents.ts'
import { givenText } from '../acts/given.ts'
import { useOpenAct } from '../acts/open_act.ts'
import { Calls } from '../calls/Calls.tsx'
import { Panel } from '../panel/Panel.tsx'
import { useSheet } from '../state/sheet.ts'
import { Note } from './Note.tsx'
import classes from './Notes.module.css'

/** What people have to tell each other of the lead, and their calls; pinned notes first. */
export function Notes() {
  const { lead, mayAct, act } = useSheet()
  const open = useOpenAct()
  const [problem, setProblem] = useState<string>()
  const notes = lead.notes.nodes.toSorted((one, other) => Number(other.isPinned) - Number(one.isPinned))

  async function write(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const body = givenText(new FormData(form), 'note')
    if (body === undefined) return
    const why = await act(WriteNote, { leadId: lead.id, body, isPinned: false })
    setProblem(why)
    if (why === undefined) form.reset()
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
            name="note"
            aria-label="Note"
            placeholder="Note for colleagues"
            autosize
            minRows={1}
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
      <Calls />
      {notes.length === 0 && lead.phoneCalls.nodes.length === 0 && (
        <p className={classes.faint}>No notes, no calls.</p>
      )}
    </Panel>
  )
}
