import type { Report, ReportFinding } from '../../db/reports/reports.ts'
import { escaped } from '../alert_channels/slack_message.ts'
import { aboutOf, figuresOf, nothingMeasured, sectionsOf, targetsOf, todosOf } from './sections.ts'
import { besideWithVerdict, targetInWords, valueInWords } from './words.ts'

const steps = '▁▂▃▄▅▆▇█'

/** A report as the sections of one message in Slack, in its own marks. */
export function reportSlack(report: Report, publicUrl: string): string[] {
  const link = (words: string, path: string | null) =>
    path === null ? escaped(words) : `<${escaped(`${publicUrl}${path}`)}|${escaped(words)}>`
  const lineOf = (finding: ReportFinding) => {
    const about = aboutOf(finding)
    return about === null
      ? `• ${link(finding.says, finding.path)}`
      : `• *${link(about, finding.path)}* ${escaped(finding.says)}`
  }
  const todos = todosOf(report)
  const parts = [
    todos.length === 0
      ? '*Nothing needs you today.*'
      : [
          '*To do first*',
          ...todos.map((todo, at) => {
            const about = aboutOf(todo)
            return `${at + 1}. *${link(todo.todo ?? todo.says, todo.path)}*\n    ${escaped(`${about === null ? '' : `${about}: `}${todo.says}`)}`
          }),
        ].join('\n'),
    figuresOf(report).length === 0
      ? nothingMeasured
      : [
          `*${report.kind === 'weekly' ? 'The week' : 'The day'}*`,
          ...figuresOf(report).map((figure) => {
            const { trend, title } = figure
            const beside = besideWithVerdict(report, figure)
            return `• ${escaped(title)} *${escaped(valueInWords(figure))}*${beside === '' ? '' : ` (${escaped(beside)})`}  \`${spark(trend)}\``
          }),
        ].join('\n'),
    ...sectionsOf(report).map(({ title, findings, empty, more }) =>
      [
        `*${title}*`,
        ...(findings.length === 0 ? [empty ?? ''] : findings.map(lineOf)),
        ...(more === null ? [] : [more]),
      ].join('\n'),
    ),
    targetsOf(report).length === 0
      ? ''
      : [
          '*Targets*',
          ...targetsOf(report).map(
            (figure) =>
              `• ${escaped(figure.title)} *${escaped(valueInWords(figure))}*: ${figure.isMet ? 'met' : 'missed'} (${escaped(targetInWords(figure))})`,
          ),
        ].join('\n'),
  ]
  return parts.filter((part) => part !== '')
}

function spark(trend: readonly (number | null)[]): string {
  const most = Math.max(...trend.map((value) => value ?? 0))
  return trend
    .map((value) => (value === null || most <= 0 ? ' ' : steps[Math.round((Math.max(value, 0) / most) * 7)]))
    .join('')
}
