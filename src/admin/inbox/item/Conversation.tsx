import type { Item } from '../state/inbox_state.ts'
import { Texts } from './Texts.tsx'

/** The last texts, those that came after the question included. */
export function Conversation({ item: { vendorLead, message } }: { item: Item }) {
  if (vendorLead !== null) return <Texts title="Last texts" texts={vendorLead.messages.nodes.toReversed()} />
  if (message === null) return null
  const text = { ...message, id: 'it', direction: 'inbound', intent: null, author: '', status: '' }
  return <Texts title="What was written" texts={[text]} />
}
