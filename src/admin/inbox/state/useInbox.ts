import { useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { useEvents } from '../../live/events.ts'
import type { InboxState } from './inbox_state.ts'
import { type LiveInbox, newLiveInbox } from './live_inbox.ts'
import type { Question } from './question.ts'

/** The inbox for what the address asks for. */
export function useInbox(question: Question): { inbox: LiveInbox; state: InboxState } {
  const [inbox] = useState(newLiveInbox)
  const state = useSyncExternalStore(inbox.listen, inbox.state)
  const asked = JSON.stringify(question)
  // Before anything is chosen among what was there for the question before.
  useLayoutEffect(() => inbox.ask(JSON.parse(asked) as Question), [inbox, asked])
  useEvents({
    hear: ({ eventType, vendorLeadId }) => {
      const isOfShown = () =>
        vendorLeadId !== null && state.items?.some(({ vendorLead }) => vendorLead?.id === vendorLeadId)
      if (
        eventType.startsWith('review_') ||
        eventType.startsWith('draft_') ||
        (toldInDetail.has(eventType) && isOfShown())
      )
        inbox.read()
    },
    startOver: inbox.read,
  })
  return { inbox, state }
}

const toldInDetail = new Set([
  'message_received',
  'message_written',
  'message_sent',
  'note_written',
  'stage_change',
])
