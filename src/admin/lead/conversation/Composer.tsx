import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { HandBack, SendText, TakeOver } from '../../graphql/documents.ts'
import { useSession } from '../../session/session.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { givenMoment } from '../acts/given.ts'
import { useSheet } from '../state/sheet.ts'
import { counted } from '../words.ts'
import classes from './Conversation.module.css'
import { segmentsOf } from './segments.ts'

/** Writes to the vendor: now, or at a time; and takes the conversation over or hands it back. */
export function Composer() {
  const { lead, explained, maxSegments, act } = useSheet()
  const session = useSession()
  const [body, setBody] = useState('')
  const [isLater, setLater] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  // The same words sent once more after a break text nobody twice.
  const onceKey = useRef(crypto.randomUUID())
  const segments = segmentsOf(body)
  const isTooLong = segments > maxSegments
  const { takenOverBy } = explained
  const isMine = session.state === 'in' && takenOverBy === session.user.name

  async function send(given: FormData) {
    setBusy(true)
    const sendAt = isLater ? givenMoment(given, 'sendAt') : undefined
    const why = await act(SendText, { leadId: lead.id, body, sendAt, onceKey: onceKey.current })
    setBusy(false)
    setProblem(why)
    if (why !== undefined) return
    onceKey.current = crypto.randomUUID()
    setBody('')
    setLater(false)
  }

  const toggle = async () =>
    setProblem(await act(takenOverBy === null ? TakeOver : HandBack, { leadId: lead.id }))

  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault()
        void send(new FormData(event.currentTarget))
      }}
    >
      <div className={classes.row}>
        <span className={classes.faint}>
          {takenOverBy === null
            ? 'Automation leads the conversation.'
            : `${isMine ? 'You lead' : `${takenOverBy} leads`} the conversation; no agent speaks.`}
        </span>
        <Button size="compact-sm" variant="default" onClick={toggle} aria-keyshortcuts="t">
          {takenOverBy === null ? 'Take over' : 'Hand back'}
        </Button>
      </div>
      <Textarea
        id="composer"
        aria-label="Text to the vendor"
        placeholder="Text to the vendor"
        autosize
        minRows={2}
        maxRows={8}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit()
        }}
      />
      {isLater && <MomentInput name="sendAt" label="It leaves at" required />}
      <div role="alert" className={classes.tooLong}>
        {problem}
      </div>
      <div className={classes.row}>
        <span className={isTooLong ? classes.tooLong : classes.faint} role="status">
          {segments === 0
            ? 'Ctrl Enter sends'
            : `${counted(body.length, 'character')}, ${counted(segments, 'segment')}${isTooLong ? `; ${maxSegments} are allowed` : ''}`}
        </span>
        <span className={classes.row}>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => setLater(!isLater)}
            aria-pressed={isLater}
          >
            {isLater ? 'Send it now instead' : 'Later …'}
          </Button>
          <Button size="compact-sm" type="submit" loading={isBusy} disabled={body.trim() === '' || isTooLong}>
            {isLater ? 'Send then' : 'Send'}
          </Button>
        </span>
      </div>
    </form>
  )
}
