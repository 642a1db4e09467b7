import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useSearch } from 'wouter'
import { useSession } from '../session/session.ts'
import { useMayAct } from '../session/useMayAct.ts'
import { BulkDialog } from './bulk/BulkDialog.tsx'
import classes from './Inbox.module.css'
import { ItemPane } from './item/ItemPane.tsx'
import { InboxFilters } from './list/InboxFilters.tsx'
import { InboxList } from './list/InboxList.tsx'
import { LastAnswer } from './list/LastAnswer.tsx'
import { actsOn } from './state/acts.ts'
import { readQuestion } from './state/question.ts'
import { useInbox } from './state/useInbox.ts'
import { useHands } from './useHands.ts'
import { useSelection } from './useSelection.ts'

/** Everything that waits for a person, one beside the list; answered by single keys. */
export function InboxPage() {
  const session = useSession()
  const mayAct = useMayAct()
  const userName = session.state === 'in' ? session.user.name : ''
  const question = readQuestion(useSearch(), userName)
  const { inbox, state } = useInbox(question)
  const acts = useMemo(() => actsOn(inbox, userName), [inbox, userName])
  const isBeside = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false })
  const selection = useSelection(inbox, state.items, isBeside)
  const hands = useHands({ state, acts, selection, userName, mayAct })
  const [isBulkOpen, setBulkOpen] = useState(false)
  const { item } = selection
  return (
    <div className={classes.page} data-open={item !== undefined}>
      <VisuallyHidden>
        <h1>Inbox</h1>
      </VisuallyHidden>
      <div className={classes.head}>
        <InboxFilters
          counts={state.counts}
          matching={state.matching}
          onChange={() => selection.select(null)}
          onBulk={mayAct ? () => setBulkOpen(true) : undefined}
          question={question}
        />
      </div>
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
      {isBulkOpen && (
        <BulkDialog question={question} onClose={() => setBulkOpen(false)} onDone={acts.areOver} />
      )}
    </div>
  )
}
