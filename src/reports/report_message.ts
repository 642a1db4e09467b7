import type { Report } from '../../db/reports/reports.ts'
import type { Message } from '../alert_channels/message.ts'
import { reportHtml } from './report_html.ts'
import { reportSlack } from './report_slack.ts'
import { reportText } from './report_text.ts'
import { todosOf } from './sections.ts'
import { periodOf, titleOf } from './words.ts'

/** A report as a channel brings it. The same delivery is the same message, however often it is tried. */
export function reportMessage(
  report: Report,
  { id, mayHaveCome }: { id: string; mayHaveCome: boolean },
  publicUrl: string,
): Message {
  const again = mayHaveCome ? ['_You may have had this already: Slack did not say whether it took it._'] : []
  const todos = todosOf(report).length
  const first = todos === 0 ? 'nothing needs you' : `${todos} to do first`
  return {
    ids: [id],
    headline: `${titleOf(report)}, ${periodOf(report)}: ${first}`,
    entries: [],
    more: null,
    footer: 'All of it:',
    footerLink: `${publicUrl}/reports/${report.kind}/${report.day}`,
    own: {
      text: reportText(report, publicUrl),
      html: reportHtml(report, publicUrl),
      slack: [...reportSlack(report, publicUrl), ...again],
    },
  }
}
