import type { IncomingWebhookSendArguments } from '@slack/webhook'
import type { Entry, Message } from './message.ts'

const longestHeader = 150
const longestSection = 3_000
/** So that the link to a lead is never what is cut. */
const longestLine = 500

/** What Slack would take for a mention or a link is plain text. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** One message; `text` is what a telephone shows. */
export function slackMessage(message: Message): IncomingWebhookSendArguments {
  const { headline, entries, more, footer, footerLink } = message
  const last = `${escaped(footer)}${footerLink === undefined ? '' : ` <${escaped(footerLink)}|${escaped(footerLink)}>`}`
  return {
    text: escaped(headline),
    unfurl_links: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(headline, longestHeader), emoji: false } },
      ...(message.own?.slack ?? entries.map((entry) => linesOf(entry).join('\n'))).map(section),
      ...(more === null ? [] : [section(more)]),
      { type: 'context', elements: [{ type: 'mrkdwn', text: last, verbatim: true }] },
    ],
  }
}

/** No sign in half: Slack takes no such message. */
const cut = (text: string, most: number) => text.slice(0, most).toWellFormed()

function section(text: string) {
  return {
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text: cut(wholeLines(text), longestSection), verbatim: true },
  }
}

/** As many lines as Slack takes: half a link is none. */
function wholeLines(text: string): string {
  if (text.length <= longestSection) return text
  const end = text.lastIndexOf('\n', longestSection - 2)
  return end === -1 ? text : `${text.slice(0, end)}\n…`
}

function linesOf({ title, lines, link, todo, mayHaveCome }: Entry): string[] {
  return [
    `*${escaped(cut(title, longestLine))}*`,
    ...lines.map(escaped),
    ...(link === null ? [] : [`${escaped(link.before)}<${escaped(link.url)}|${escaped(link.name)}>`]),
    ...(todo === null ? [] : [`What to do: ${escaped(cut(todo, longestLine))}`]),
    ...(mayHaveCome ? ['_You may have had this already: Slack did not say whether it took it._'] : []),
  ]
}
