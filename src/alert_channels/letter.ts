import { createHash } from 'node:crypto'
import { escapedHtml } from '../html.ts'
import type { Entry, Message } from './message.ts'

export interface Letter {
  subject: string
  text: string
  html: string
  messageId: string
}

/** One letter, as plain text and as HTML. The same notices give the same Message-ID: a copy can be told. */
export function letterOf(message: Message, publicUrl: string): Letter {
  const { headline, entries, more, footer, footerLink } = message
  const moreLines = more === null ? [] : [more]
  return {
    // A header is one line, whatever an alert is called.
    subject: headline.replaceAll(/\p{C}+/gu, ' ').slice(0, 200),
    text:
      message.own?.text ??
      [
        ...entries.map((entry) => linesOf(entry).join('\n')),
        ...moreLines,
        footerLink === undefined ? footer : `${footer} ${footerLink}`,
      ].join('\n\n'),
    html:
      message.own?.html ??
      [
        '<!doctype html><meta charset="utf-8">',
        ...entries.map(htmlOf),
        ...moreLines.map((line) => `<p>${escapedHtml(line)}</p>`),
        `<p>${escapedHtml(footer)}${footerLink === undefined ? '' : ` ${anchor(footerLink, footerLink)}`}</p>`,
      ].join('\n'),
    messageId: `<${idOf(message.ids)}@${new URL(publicUrl).hostname}>`,
  }
}

function linesOf({ title, lines, link, todo }: Entry): string[] {
  return [
    title,
    ...lines,
    ...(link === null ? [] : [`${link.before}${link.name}: ${link.url}`]),
    ...(todo === null ? [] : [`What to do: ${todo}`]),
  ]
}

const anchor = (url: string, name: string) => `<a href="${escapedHtml(url)}">${escapedHtml(name)}</a>`

function htmlOf({ title, lines, link, todo }: Entry): string {
  const below = [
    ...lines.map(escapedHtml),
    ...(link === null ? [] : [`${escapedHtml(link.before)}${anchor(link.url, link.name)}`]),
    ...(todo === null ? [] : [`What to do: ${escapedHtml(todo)}`]),
  ]
  return `<p><strong>${escapedHtml(title)}</strong><br>${below.join('<br>')}</p>`
}

function idOf(ids: readonly string[]): string {
  return createHash('sha256').update(ids.toSorted().join()).digest('hex').slice(0, 32)
}
