import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { useMayAct, useUserName } from '../session/useMayAct.ts'
import { BulkDialog } from './bulk/BulkDialog.tsx'
import { DraftsBox } from './drafts/DraftsBox.tsx'
import classes from './Inbox.module.css'
import { InboxFilters } from './list/InboxFilters.tsx'
import { QuestionsBox } from './QuestionsBox.tsx'
import { readQuestion } from './state/question.ts'
import { useInbox } from './state/useInbox.ts'

/** Everything that waits for a person, questions or drafts, one beside the list. */
export function InboxPage() {
  const mayAct = useMayAct()
  const userName = useUserName()
  const question = readQuestion(useSearch(), userName)
  const { inbox, state } = useInbox(question)
  const isBeside = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false })
  const [isOpen, setOpen] = useState(false)
  const [isBulkOpen, setBulkOpen] = useState(false)
  return (
    <div className={classes.page} data-open={isOpen}>
      <VisuallyHidden>
        <h1>Inbox</h1>
      </VisuallyHidden>
      <div className={classes.head}>
        <InboxFilters
          counts={state.counts}
          matching={state.matching}
          onBulk={mayAct && !question.areDrafts ? () => setBulkOpen(true) : undefined}
          question={question}
        />
      </div>
      {question.areDrafts ? (
        <DraftsBox question={question} isBeside={isBeside} onOpen={setOpen} />
      ) : (
        <QuestionsBox
          key={JSON.stringify(question)}
          {...{ inbox, state, question, mayAct, isBeside }}
          onOpen={setOpen}
        />
      )}
      {isBulkOpen && <BulkDialog question={question} onClose={() => setBulkOpen(false)} />}
    </div>
  )
}
