import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { WriteNote } from '../../graphql/documents.ts'
import growing from '../../look/Growing.module.css'
import { useSession } from '../../session/session.ts'
import { givenText } from '../acts/given.ts'
import { useOpenAct } from '../acts/open_act.ts'
import { Calls } from '../calls/Calls.tsx'
import { Panel } from '../panel/Panel.tsx'
import { withNote } from '../state/foresee.ts'
import { useSheet } from '../state/sheet.ts'
import { Note } from './Note.tsx'
import classes from './Notes.module.css'

/** What people have to tell each other of the lead, and their calls; pinned notes first. */
export function Notes() {
  const { lead, mayAct, act } = useSheet()
  const open = useOpenAct()
  const session = useSession()
  const me = session.state === 'in' ? session.user.name : ''
  const field = useRef<HTMLTextAreaElement>(null)
  const [problem, setProblem] = useState<string>()
  const notes = lead.notes.nodes.toSorted((one, other) => Number(other.isPinned) - Number(one.isPinned))

  async function write(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const body = givenText(new FormData(form), 'note')
    if (body === undefined) return
    form.reset()
    const why = await act(WriteNote, { leadId: lead.id, body, isPinned: false }, withNote(lead, me, body))
    setProblem(why)
    // Nothing that was written is lost.
    if (why === undefined || field.current === null) return
    const since = field.current.value
    field.current.value = since === '' ? body : `${body}\n${since}`
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
            ref={field}
            id="note"
            name="note"
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
      <Calls />
      {notes.length === 0 && lead.phoneCalls.nodes.length === 0 && (
        <p className={classes.faint}>No notes, no calls.</p>
      )}
    </Panel>
  )
}
