import type { LegalMove } from '../../../db/leads/explanations.ts'
import type {
  LeadCall,
  LeadEvent,
  LeadNote,
  LeadSheet,
  LeadText,
  OfferRound,
} from '../../../db/leads/lead_sheet.ts'
import { counted } from '../../counted.ts'
import { pounds } from '../../money/pounds.ts'
import { harmless, type Paint, table } from '../output/terminal.ts'
import type { When } from '../output/when.ts'
import { comesLater, comesNext } from './comes_next.ts'
import { consentLines } from './consent_lines.ts'
import { otherPhoneLines, ownerLines, propertyLines, standingLines, vendorLines } from './who_and_where.ts'

export interface Look {
  paint: Paint
  /** Columns of the terminal; lists are cut there. */
  width: number
}

/** A lead on one screen: who it is, where it stands, what comes next, what happened. */
export function leadScreen(sheet: LeadSheet, when: When, { paint, width }: Look): string[] {
  const { pending } = sheet.explained
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((line) => cut(`  ${line}`, width))]

  return [
    ...vendorLines(sheet.lead, when, paint),
    ...otherPhoneLines(sheet.explained.otherPhones),
    ...propertyLines(sheet.lead),
    '',
    ...standingLines(sheet.lead, when, paint),
    ...ownerLines(sheet.explained.owner),
    ...consentLines(sheet.explained.consent, when, paint).map((line) => cut(line, width)),
    ...section('Next', comesNext(sheet.explained, when)),
    ...section('After that', comesLater(sheet.explained, when)),
    ...section(
      'Waiting for a person',
      pending.reviewItems.map((item) => questionLine(item, when)),
    ),
    ...section(
      'Alerts',
      pending.alerts.map(({ severity, type, message }) => `${severity} ${type}: ${harmless(message)}`),
    ),
    ...section('Notes', table(sheet.notes.map((note) => noteCells(note, when)))),
    ...section('Legal moves', table(sheet.explained.moves.map(moveCells))),
    ...section('Offers', table(sheet.offers.map((offer) => offerCells(offer, when)))),
    ...section('Calls', table(sheet.calls.map((call) => callCells(call, when)))),
    ...section('Events', table(sheet.events.map((event) => eventCells(event, when)))),
    ...section('Texts', table(sheet.texts.map((text) => textCells(text, when)))),
  ]
}

function questionLine(
  {
    openedAt,
    reason,
    assignedTo,
    snoozedUntil,
    waitingTexts,
  }: LeadSheet['explained']['pending']['reviewItems'][number],
  when: When,
): string {
  const waiting = waitingTexts > 1 ? ` (${waitingTexts} texts wait)` : ''
  const whose = assignedTo === null ? '' : `, for ${harmless(assignedTo)}`
  const later = snoozedUntil === null ? '' : `, back ${when.at(new Date(snoozedUntil))}`
  return `${when.at(new Date(openedAt))}  ${harmless(reason)}${waiting}${whose}${later}`
}

function moveCells({ to, automation, reasonRequired, missing }: LegalMove): string[] {
  const wants = [
    ...(missing.length === 0 ? [] : [`lacks ${missing.join(', ')}`]),
    ...(reasonRequired ? ['wants a reason'] : []),
  ]
  return [to, automation ? 'automation or a person' : 'a person', wants.join('; ')]
}

function noteCells(note: LeadNote, when: When): string[] {
  const pin = note.isPinned ? 'pinned' : ''
  return [when.at(note.writtenAt), harmless(note.writtenBy), pin, harmless(note.body)]
}

function callCells(call: LeadCall, when: When): string[] {
  return [
    when.at(call.madeAt),
    call.outcome.replaceAll('_', ' '),
    harmless(call.madeBy),
    harmless(call.note ?? ''),
  ]
}

function offerCells(offer: OfferRound, when: When): string[] {
  const counter = offer.counterAmount === null ? '' : `, countered with ${pounds(offer.counterAmount)}`
  const sent = offer.sentAt === null ? '' : when.at(offer.sentAt)
  return [`round ${offer.round}`, pounds(offer.amount), `${offer.status}${counter}`, sent]
}

function eventCells(event: LeadEvent, when: When): string[] {
  const stages =
    event.toStage === null ? [] : [event.fromStage, event.toStage].filter((stage) => stage !== null)
  const { error } = event.metadata as { error?: unknown }
  const why = event.reason ?? (typeof error === 'string' ? error : null)
  const reason = why === null ? '' : ` (${harmless(why)})`
  return [
    when.at(event.createdAt),
    event.eventType,
    stages.join(' → '),
    `${event.actorKind} ${harmless(event.actor)}${reason}`,
  ]
}

function textCells(text: LeadText, when: When): string[] {
  const arrow = text.direction === 'outbound' ? '→' : '←'
  const media =
    Array.isArray(text.media) && text.media.length > 0
      ? ` (${counted(text.media.length, 'picture or file', 'pictures or files')})`
      : ''
  return [when.at(text.createdAt), arrow, text.status, `${harmless(text.body)}${media}`]
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`
}
