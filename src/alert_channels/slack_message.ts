import type { IncomingWebhookSendArguments } from '@slack/webhook'
import type { Notice } from '../../db/work/alert_deliveries.ts'
import { bySeverity, headline, howToStop, leadPage, mostTold, nameOf, wordsOf } from './notice_words.ts'

const longestHeader = 150
const longestSection = 3_000

/** What Slack would take for a mention or a link is plain text. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** One message for all notices. `text` is what a telephone shows. */
export function slackMessage(notices: readonly Notice[], publicUrl: string): IncomingWebhookSendArguments {
  const told = bySeverity(notices).slice(0, mostTold)
  const title = headline(notices)
  const untold = notices.length - told.length
  return {
    text: escaped(title),
    unfurl_links: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title.slice(0, longestHeader), emoji: false } },
      ...told.map((notice) => section(linesOf(notice, publicUrl).join('\n'))),
      ...(untold === 0 ? [] : [section(`and ${untold} more: see the open alerts.`)]),
      { type: 'context', elements: [{ type: 'mrkdwn', text: escaped(howToStop), verbatim: true }] },
    ],
  }
}

function section(text: string) {
  return {
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text: text.slice(0, longestSection), verbatim: true },
  }
}

function linesOf(notice: Notice, publicUrl: string): string[] {
  const { title, when, todo } = wordsOf(notice)
  const { leadId, mayHaveCome } = notice
  return [
    `*${escaped(title)}*`,
    escaped(when),
    ...(leadId === null ? [] : [`Lead <${escaped(leadPage(publicUrl, leadId))}|${escaped(nameOf(notice))}>`]),
    ...(todo === null ? [] : [`What to do: ${escaped(todo)}`]),
    ...(mayHaveCome ? ['_You may have had this already: Slack did not say whether it took it._'] : []),
  ]
}
