import type { OwnNotice } from '../../db/work/alert_deliveries.ts'
import { type Entry, type Message, mostTold } from './message.ts'
import { leadPage, linkTo, moment } from './notice_words.ts'

/** One message for all that a person is told of, the latest first. */
export function ownMessage(notices: readonly OwnNotice[], publicUrl: string): Message {
  const latestFirst = notices.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
  const [latest] = latestFirst
  const told = latestFirst.slice(0, mostTold)
  const untold = notices.length - told.length
  return {
    ids: notices.map(({ id }) => id),
    headline:
      latest === undefined || notices.length > 1 ? `${notices.length} notices for you` : titleOf(latest),
    entries: told.map((notice) => entryOf(notice, publicUrl)),
    more: untold === 0 ? null : `and ${untold} more: press the bell.`,
    footer: 'Choose what you are told:',
    footerLink: `${publicUrl}/notices`,
  }
}

function titleOf({ cause, causedBy, occurrences, firstName }: OwnNotice): string {
  const who = causedBy ?? 'Somebody'
  const lead = firstName || 'a lead without a name'
  switch (cause) {
    case 'item_assigned':
      return `${who} gave you a question about ${lead}`
    case 'lead_assigned':
      return `${who} gave you ${lead} to look after`
    case 'vendor_answered':
      return `${firstName || 'The vendor'} has answered you${occurrences > 1 ? `, ${occurrences} texts` : ''}`
    case 'overdue':
      return `Overdue: ${lead}`
    case 'test':
      return 'A test: your notices reach you here'
  }
}

function entryOf(notice: OwnNotice, publicUrl: string): Entry {
  const { leadId, itemId, about, stage, at, firstName, mayHaveCome } = notice
  const lines = [about, stage === null ? null : `At ${stage}`, moment(at)].filter((line) => line !== null)
  const url =
    leadId !== null
      ? leadPage(publicUrl, leadId)
      : itemId !== null
        ? `${publicUrl}/inbox?item=${itemId}`
        : undefined
  return {
    title: titleOf(notice),
    lines,
    link:
      url === undefined
        ? null
        : leadId === null
          ? { before: '', name: 'The question', url }
          : linkTo(firstName, url),
    todo: null,
    mayHaveCome,
  }
}
