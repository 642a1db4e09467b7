import type { IncomingWebhookSendArguments } from '@slack/webhook'
import type { Notice } from '../../db/work/alert_deliveries.ts'
import { bySeverity, headline, howToStop, leadPage, mostTold, nameOf, wordsOf } from './notice_words.ts'

const longestHeader = 150
const longestSection = 3_000
/** So that the link to a lead is never what is cut. */
const longestLine = 500

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
      { type: 'header', text: { type: 'plain_text', text: cut(title, longestHeader), emoji: false } },
      ...told.map((notice) => section(linesOf(notice, publicUrl).join('\n'))),
      ...(untold === 0 ? [] : [section(`and ${untold} more: see the open alerts.`)]),
      { type: 'context', elements: [{ type: 'mrkdwn', text: escaped(howToStop), verbatim: true }] },
    ],
  }
}

/** No sign in half: Slack takes no such message. */
const cut = (text: string, most: number) => text.slice(0, most).toWellFormed()

function section(text: string) {
  return {
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text: cut(text, longestSection), verbatim: true },
  }
}

function linesOf(notice: Notice, publicUrl: string): string[] {
  const { title, when, todo } = wordsOf(notice)
  const { leadId, mayHaveCome } = notice
  return [
    `*${escaped(cut(title, longestLine))}*`,
    escaped(when),
    ...(leadId === null ? [] : [`Lead <${escaped(leadPage(publicUrl, leadId))}|${escaped(nameOf(notice))}>`]),
    ...(todo === null ? [] : [`What to do: ${escaped(cut(todo, longestLine))}`]),
    ...(mayHaveCome ? ['_You may have had this already: Slack did not say whether it took it._'] : []),
  ]
}
