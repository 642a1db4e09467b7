import type { NoticeFactsFragment } from '../graphql/documents.ts'
import { kindOf } from '../inbox/state/kinds.ts'

/** The causes that somebody can choose, in the order in which they are offered. */
export const choosable = ['item_assigned', 'lead_assigned', 'vendor_answered', 'overdue'] as const
export type Choosable = (typeof choosable)[number]

export const causesInWords: Readonly<Record<Choosable, readonly [title: string, meaning: string]>> = {
  item_assigned: ['A question is given to me', 'Somebody else made it mine in the inbox.'],
  lead_assigned: ['A lead is given to me', 'Somebody else made me look after it.'],
  vendor_answered: ['A vendor answers me', 'They wrote while I lead the conversation.'],
  overdue: [
    'Something of mine is overdue',
    'A lead that I look after, or have a question about, waits too long; or a question about it does.',
  ],
}

export const channelNames = { email: 'E-mail', slack: 'Slack', UNKNOWN: 'A way to you' } as const

export function titleOf({ cause, causedBy, occurrences, channel, reviewItem }: NoticeFactsFragment): string {
  const who = causedBy ?? 'Somebody'
  switch (cause) {
    case 'item_assigned':
      return `${who} gave you a question${reviewItem === null ? '' : `: ${kindOf(reviewItem.kind).title}`}`
    case 'lead_assigned':
      return `${who} gave you this lead to look after`
    case 'vendor_answered':
      return occurrences > 1
        ? `The vendor has answered you, ${occurrences} texts`
        : 'The vendor has answered you'
    case 'overdue':
      return reviewItem === null ? 'Overdue' : `Overdue, and yours now: ${kindOf(reviewItem.kind).title}`
    case 'way_down':
      return `${channelNames[channel ?? 'UNKNOWN']} does not reach you any more`
    case 'test':
      return `A test by ${channelNames[channel ?? 'UNKNOWN']} was sent`
    default:
      return 'Something concerns you'
  }
}

/** What it is about, for the line below. */
export function aboutOf({ vendorLead: lead }: NoticeFactsFragment): string | undefined {
  return lead === null ? undefined : (lead.vendorName ?? lead.propertyAddress ?? 'No name yet')
}

/** Where it leads. */
export function pathOf({ vendorLead, reviewItem }: NoticeFactsFragment): string {
  if (vendorLead !== null) return `/leads/${vendorLead.id}`
  return reviewItem === null ? '/notices' : `/inbox?item=${reviewItem.id}`
}
