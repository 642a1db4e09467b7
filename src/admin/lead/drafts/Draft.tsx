import { Group } from '@mantine/core'
import { useState } from 'react'
import { agentInWords } from '../../actors/actor_words.ts'
import { DiscardDraft, SendDraft } from '../../graphql/documents.ts'
import { ErrorText } from '../../look/ErrorText.tsx'
import { SmallButton } from '../../look/SmallButton.tsx'
import words from '../../look/Words.module.css'
import { When } from '../../time/When.tsx'
import { withoutDraft } from '../state/foresee.ts'
import { type DraftRow, useSheet } from '../state/sheet.ts'
import classes from './Drafts.module.css'

/** A text that has not been sent: send it as it is, go on with it, or discard it. */
export function Draft({ draft, onGoOn }: { draft: DraftRow; onGoOn: () => void }) {
  const { act, mayAct } = useSheet()
  const [problem, setProblem] = useState<string>()
  const { id, body, author, writtenBy, newerTexts } = draft
  const send = async () =>
    setProblem(
      await act(SendDraft, { draftId: id, body, insteadOf: body, sendAt: undefined }, withoutDraft(id)),
    )
  const discard = async () => setProblem(await act(DiscardDraft, { draftId: id }, withoutDraft(id)))
  return (
    <li className={classes.draft}>
      <div className={words.written} dir="auto">
        {body}
      </div>
      <Group justify="space-between" gap="0.25rem 0.5rem">
        <span className={words.faint}>
          Draft of {author === 'person' ? writtenBy : `the ${agentInWords(author)}`},{' '}
          <When at={draft.editedAt ?? draft.writtenAt} />
          {newerTexts > 0 && <strong className={classes.outdated}>, the vendor has written since</strong>}
        </span>
        {mayAct && (
          <Group component="span" gap="0.25rem 0.5rem">
            <SmallButton onClick={onGoOn}>Go on with it</SmallButton>
            <SmallButton onClick={send} disabled={newerTexts > 0}>
              Send it
            </SmallButton>
            <SmallButton onClick={discard}>Discard</SmallButton>
          </Group>
        )}
      </Group>
      <ErrorText size="xs">{problem}</ErrorText>
    </li>
  )
}
