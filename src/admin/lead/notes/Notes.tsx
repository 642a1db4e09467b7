import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { WriteNote } from '../../graphql/documents.ts'
import { ErrorText } from '../../look/ErrorText.tsx'
import growing from '../../look/Growing.module.css'
import { SmallButton } from '../../look/SmallButton.tsx'
import beside from '../../look/Words.module.css'
import { useUserName } from '../../session/useMayAct.ts'
import { giveBackWords, useKeptWords } from '../../words/kept_words.ts'
import { Calls } from '../calls/Calls.tsx'
import { outcomeInWords } from '../calls/outcomes.ts'
import { Panel } from '../panel/Panel.tsx'
import { SaveList } from '../panel/SaveList.tsx'
import { withNote } from '../state/foresee.ts'
import { useOpenAct } from '../state/open_act.ts'
import { useSheet } from '../state/sheet.ts'
import { Note } from './Note.tsx'
import classes from './Notes.module.css'

/** What people have to tell each other of the lead, and their calls; pinned notes first. */
export function Notes() {
  const { lead, mayAct, act, showMoreNotes } = useSheet()
  const open = useOpenAct()
  const me = useUserName()
  const about = `note ${lead.id}`
  const [words, setWords] = useKeptWords(about)
  const [problem, setProblem] = useState<string>()
  const notes = lead.notes.nodes.toSorted((one, other) => Number(other.isPinned) - Number(one.isPinned))
  const isEmpty = notes.length === 0 && lead.phoneCalls.nodes.length === 0

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
        <>
          {mayAct && (
            <>
              <SmallButton onClick={() => open({ name: 'call' })}>Log a call …</SmallButton>
              <SmallButton onClick={() => open({ name: 'plan call' })}>Plan a call …</SmallButton>
            </>
          )}
          {!isEmpty && (
            <SaveList
              of="notes and calls"
              titles={['At', 'What', 'By', 'Words']}
              rows={() => [
                ...notes.map(({ writtenAt, writtenBy, body }) => [writtenAt, 'note', writtenBy, body]),
                ...lead.phoneCalls.nodes.map(({ madeAt, madeBy, outcome, note }) => [
                  ...[madeAt, `call: ${outcomeInWords(outcome)}`, madeBy, note],
                ]),
              ]}
            />
          )}
        </>
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
          <ErrorText size="sm" style={{ gridColumn: '1 / -1' }}>
            {problem}
          </ErrorText>
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
      {isEmpty && <p className={beside.faint}>No notes, no calls.</p>}
    </Panel>
  )
}
