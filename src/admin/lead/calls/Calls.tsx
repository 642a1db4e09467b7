import { SmallButton } from '../../look/SmallButton.tsx'
import words from '../../look/Words.module.css'
import { When } from '../../time/When.tsx'
import { callInWords } from '../next/next_words.ts'
import classes from '../notes/Notes.module.css'
import { useOpenAct } from '../state/open_act.ts'
import { useSheet } from '../state/sheet.ts'
import { outcomeInWords } from './outcomes.ts'

/** The call that is planned, and what came of those that were made. */
export function Calls() {
  const { lead, explained, mayAct } = useSheet()
  const open = useOpenAct()
  const { call } = explained.pending
  if (call === null && lead.phoneCalls.nodes.length === 0) return null
  return (
    <ul className={`${classes.list} ${classes.calls}`}>
      {call !== null && (
        <li className={classes.note} data-pinned="true">
          {callInWords(call.caller, call.note)} <When at={call.dueAt} />
          {mayAct && (
            <SmallButton ml="xs" onClick={() => open({ name: 'give up call' })}>
              Give it up …
            </SmallButton>
          )}
        </li>
      )}
      {lead.phoneCalls.nodes.map(({ id, outcome, note, madeBy, madeAt }) => (
        <li key={id} className={classes.note}>
          <div className={words.written}>
            {outcomeInWords(outcome)}
            {note !== null && `: ${note}`}
          </div>
          <div className={words.faint}>
            call by {madeBy}, <When at={madeAt} />
          </div>
        </li>
      ))}
    </ul>
  )
}
