import { Button, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { tellRefusal } from '../../forms/tell_refusal.ts'
import { AnswerItem, WriteNote } from '../../graphql/documents.ts'
import { withStageTitles } from '../../stages/stage_titles.ts'
import { When } from '../../time/When.tsx'
import { answerTo, giveBackWords, useKeptWords } from '../../words/kept_words.ts'
import { counted, spoken } from '../../words/plain_words.ts'
import { withoutQuestion } from '../state/foresee.ts'
import { type LeadRow, useSheet } from '../state/sheet.ts'
import classes from './Questions.module.css'

interface Props {
  item: LeadRow['reviewItems']['nodes'][number]
  /** Whether it waits no longer; what was being written is no answer then. */
  isOver: boolean
  onThrownAway: () => void
}

/** One question, answered where it stands. */
export function Question({ item, isOver, onThrownAway }: Props) {
  const { lead, mayAct, act } = useSheet()
  const about = answerTo(item.id)
  const [words, setWords] = useKeptWords(about)

  async function answer(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const written = words.trim()
    if (written === '') return
    setWords('')
    // What stands in the conversation has been looked at.
    const seenUpTo = lead.messages.nodes.find(({ direction }) => direction === 'inbound')?.textNo
    const its = { itemId: item.id, resolution: written, seenUpTo }
    const why = isOver
      ? await act(WriteNote, { leadId: lead.id, body: written, isPinned: false })
      : await act(AnswerItem, its, withoutQuestion(item.id))
    tellRefusal(why)
    if (why !== undefined) giveBackWords(about, written)
  }

  return (
    <li className={classes.item}>
      <div>
        <strong>{withStageTitles(item.reason)}</strong>{' '}
        {isOver && <span role="status">Somebody has answered it meanwhile. </span>}
        <span className={classes.faint}>
          {[
            spoken(item.kind),
            item.waitingTexts > 1 && `${counted(item.waitingTexts, 'text')} wait`,
            item.assignedTo !== null &&
              `for ${item.assignedTo}${item.passedOnTo === null ? '' : ', by the rules'}`,
            item.passedOnTo === 'everybody' && 'overdue: for everybody',
          ]
            .filter(Boolean)
            .join(', ')}
          {', '}
          <When at={item.openedAt} />
          {item.snoozedUntil !== null && (
            <>
              , back <When at={item.snoozedUntil} />
            </>
          )}
        </span>
      </div>
      {mayAct && (
        <form className={classes.answer} onSubmit={answer}>
          <TextInput
            size="xs"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            aria-label={`What was done about: ${withStageTitles(item.reason)}`}
            placeholder="What was done"
            required
            className={classes.field}
          />
          <Button type="submit" size="xs" variant="default">
            {isOver ? 'Keep it as a note' : 'Answered'}
          </Button>
          {isOver && (
            <Button
              size="xs"
              variant="subtle"
              onClick={() => {
                setWords('')
                onThrownAway()
              }}
            >
              Throw it away
            </Button>
          )}
        </form>
      )}
    </li>
  )
}
