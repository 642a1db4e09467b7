import { Button, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { AnswerQuestion } from '../../graphql/documents.ts'
import { withStageTitles } from '../../stages/stage_titles.ts'
import { When } from '../../time/When.tsx'
import { givenText } from '../acts/given.ts'
import { tellRefusal } from '../acts/tell_refusal.ts'
import { withoutQuestion } from '../state/foresee.ts'
import { type LeadRow, useSheet } from '../state/sheet.ts'
import { counted, spoken } from '../words.ts'
import classes from './Questions.module.css'

/** One question, answered where it stands. */
export function Question({ item }: { item: LeadRow['reviewItems']['nodes'][number] }) {
  const { lead, mayAct, act } = useSheet()

  async function answer(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const resolution = givenText(new FormData(event.currentTarget), 'resolution') ?? ''
    // What stands in the conversation has been looked at.
    const seenUpTo = lead.messages.nodes.find(({ direction }) => direction === 'inbound')?.textNo
    tellRefusal(
      await act(AnswerQuestion, { itemId: item.id, resolution, seenUpTo }, withoutQuestion(item.id)),
    )
  }

  return (
    <li className={classes.item}>
      <div>
        <strong>{withStageTitles(item.reason)}</strong>{' '}
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
            name="resolution"
            size="xs"
            aria-label={`What was done about: ${withStageTitles(item.reason)}`}
            placeholder="What was done"
            required
            className={classes.field}
          />
          <Button type="submit" size="xs" variant="default">
            Answered
          </Button>
        </form>
      )}
    </li>
  )
}
