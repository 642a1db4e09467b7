import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Decide } from '../../forms/Decide.tsx'
import { givenMoment } from '../../forms/given.ts'
import growing from '../../look/Growing.module.css'
import { MomentInput } from '../../time/MomentInput.tsx'
import { Drafts } from '../drafts/Drafts.tsx'
import { SavedReplies } from '../replies/SavedReplies.tsx'
import { useSheet } from '../state/sheet.ts'
import { claimsInWords } from '../text/claims.ts'
import { segmentsOf } from '../text/segments.ts'
import classes from './Conversation.module.css'
import { Cost } from './Cost.tsx'
import { useClaims } from './useClaims.ts'
import { useComposer } from './useComposer.ts'
import { WhoLeads } from './WhoLeads.tsx'

/** Writes to the vendor: now, or at a time; and takes the conversation over or hands it back. */
export function Composer() {
  const { lead, maxSegments } = useSheet()
  const composing = useComposer()
  const { body, draftId, rival, me, problem, write, send } = composing
  const [isLater, setLater] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const { claimsOf, follow, mayGo } = useClaims(lead.id)
  const claims = claimsInWords(claimsOf(body))
  const isTooLong = segmentsOf(body) > maxSegments
  const mayLeave = body.trim() !== '' && !isTooLong && !isLeaving
  const isOutdated = lead.drafts.nodes.some(({ id, newerTexts }) => id === draftId && newerTexts > 0)

  function say(words: string) {
    write(words)
    follow(words)
  }

  // One text after the other: keys that are pressed twice, or held, send nothing twice.
  async function submit(given: FormData) {
    if (!mayLeave) return
    setLeaving(true)
    const sendAt = isLater ? givenMoment(given, 'sendAt') : undefined
    if ((await mayGo(body)) && (await send(body, sendAt))) setLater(false)
    setLeaving(false)
  }

  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault()
        void submit(new FormData(event.currentTarget))
      }}
    >
      <WhoLeads me={me} onToggle={composing.toggle} />
      {rival !== undefined && (
        <Decide
          says={`${rival.by} has changed this draft meanwhile. Your words are not kept yet.`}
          versions={[{ theirs: rival.body, mine: body }]}
          onTake={() => composing.begin(rival.body, rival.draftId)}
          onKeep={() => composing.outdo(rival, body)}
        />
      )}
      <Drafts but={draftId ?? rival?.draftId} onGoOn={composing.goOn} />
      <Textarea
        id="composer"
        aria-label="Text to the vendor"
        placeholder="Text to the vendor"
        rows={2}
        classNames={{ input: growing.field }}
        value={body}
        onChange={(event) => say(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit()
        }}
      />
      {isLater && <MomentInput name="sendAt" label="It leaves at" required />}
      <div role="alert" className={classes.tooLong}>
        {problem ?? (isOutdated && 'The vendor has written since you began this.')}
      </div>
      {claims !== undefined && (
        <div role="status" className={classes.claims}>
          {claims} Sent all the same, it stays on record.
        </div>
      )}
      <Group justify="space-between" gap="0.4rem">
        <Cost body={body} isKept={draftId !== undefined && rival === undefined} />
        <Group component="span" gap="0.4rem">
          <SavedReplies
            onChoose={(words) => say(body.trim() === '' ? words : `${body.trimEnd()} ${words}`)}
          />
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => setLater(!isLater)}
            aria-pressed={isLater}
          >
            {isLater ? 'Send it now instead' : 'Later …'}
          </Button>
          <Button size="compact-sm" type="submit" disabled={!mayLeave}>
            {`${isLater ? 'Send then' : 'Send'}${claims === undefined ? '' : ' all the same'}`}
          </Button>
        </Group>
      </Group>
    </form>
  )
}
