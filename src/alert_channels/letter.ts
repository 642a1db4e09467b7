import { createHash } from 'node:crypto'
import type { Notice } from '../../db/work/alert_deliveries.ts'
import { escapedHtml } from '../html.ts'
import { bySeverity, headline, howToStop, leadPage, mostTold, nameOf, wordsOf } from './notice_words.ts'

export interface Letter {
  subject: string
  text: string
  html: string
  messageId: string
}

/** One letter for all notices, as plain text and as HTML. The same notices give the same Message-ID: a copy can be told. */
export function letterOf(notices: readonly Notice[], publicUrl: string): Letter {
  const told = bySeverity(notices).slice(0, mostTold)
  const untold = notices.length - told.length
  const more = untold === 0 ? [] : [`and ${untold} more: see the open alerts.`]
  return {
    // A header is one line, whatever an alert is called.
    subject: headline(notices)
      .replaceAll(/\p{C}+/gu, ' ')
      .slice(0, 200),
    text: [...told.map((notice) => linesOf(notice, publicUrl).join('\n')), ...more, howToStop].join('\n\n'),
    html: [
      '<!doctype html><meta charset="utf-8">',
      ...told.map((notice) => htmlOf(notice, publicUrl)),
      ...[...more, howToStop].map((line) => `<p>${escapedHtml(line)}</p>`),
    ].join('\n'),
    messageId: `<${idOf(notices)}@${new URL(publicUrl).hostname}>`,
  }
}

function linesOf(notice: Notice, publicUrl: string): string[] {
  const { title, when, todo } = wordsOf(notice)
  const { leadId } = notice
  return [
    title,
    when,
    ...(leadId === null ? [] : [`Lead ${nameOf(notice)}: ${leadPage(publicUrl, leadId)}`]),
    ...(todo === null ? [] : [`What to do: ${todo}`]),
  ]
}

function htmlOf(notice: Notice, publicUrl: string): string {
  const { title, when, todo } = wordsOf(notice)
  const { leadId } = notice
  const lead =
    leadId === null
      ? []
      : [`Lead <a href="${escapedHtml(leadPage(publicUrl, leadId))}">${escapedHtml(nameOf(notice))}</a>`]
  const lines = [escapedHtml(when), ...lead, ...(todo === null ? [] : [`What to do: ${escapedHtml(todo)}`])]
  return `<p><strong>${escapedHtml(title)}</strong><br>${lines.join('<br>')}</p>`
}

function idOf(notices: readonly Notice[]): string {
  const ids = notices.map(({ id }) => id).toSorted()
  return createHash('sha256').update(ids.join()).digest('hex').slice(0, 32)
}
