import { useLayoutEffect, useMemo } from 'react'
import classes from './Inbox.module.css'
import { ItemPane } from './item/ItemPane.tsx'
import { InboxList } from './list/InboxList.tsx'
import { LastAnswer } from './list/LastAnswer.tsx'
import { actsOn } from './state/acts.ts'
import type { InboxState } from './state/inbox_state.ts'
import type { LiveInbox } from './state/live_inbox.ts'
import type { Question } from './state/question.ts'
import { useHands } from './state/useHands.ts'
import { useSelection } from './state/useSelection.ts'

interface Props {
  inbox: LiveInbox
  state: InboxState
  question: Question
  mayAct: boolean
  isBeside: boolean
  onOpen: (isOpen: boolean) => void
}

/** Questions to people, one beside the list; answered by single keys. */
export function QuestionsBox({ inbox, state, question, mayAct, isBeside, onOpen }: Props) {
  const { userName } = question
  const acts = useMemo(() => actsOn(inbox, userName), [inbox, userName])
  const selection = useSelection(inbox, state.items, isBeside)
  const hands = useHands({ state, acts, selection, userName, mayAct })
  const { item } = selection
  const isOpen = item !== undefined
  useLayoutEffect(() => onOpen(isOpen), [onOpen, isOpen])
  return (
    <>
      <section className={classes.side} aria-label="What waits">
        <LastAnswer state={state} onTakeBack={mayAct ? hands.takeBack : undefined} />
        <InboxList state={state} question={question} selection={selection} onMore={inbox.readMore} />
      </section>
      <section className={classes.pane} aria-label="The question">
        {item !== undefined && (
          <ItemPane
            key={item.id}
            item={item}
            state={state}
            acts={acts}
            hands={hands}
            onBack={() => selection.select(null)}
          />
        )}
      </section>
    </>
  )
}
