import type { Report, ReportFinding } from '../../db/reports/reports.ts'
import { aboutOf, figuresOf, nothingMeasured, sectionsOf, targetsOf, todosOf } from './sections.ts'
import { besideWithVerdict, periodOf, targetInWords, titleOf, valueInWords } from './words.ts'

/** A report as plain text. Without an address of the pages there are no links in it. */
export function reportText(report: Report, publicUrl: string | undefined): string {
  const todos = todosOf(report)
  const link = ({ path }: ReportFinding) =>
    path === null || publicUrl === undefined ? [] : [`   ${publicUrl}${path}`]
  const lineOf = (finding: ReportFinding) => {
    const about = aboutOf(finding)
    return [`- ${about === null ? '' : `${about}: `}${finding.says}`, ...link(finding)]
  }
  const parts = [
    [`${titleOf(report)}, ${periodOf(report)}`],
    todos.length === 0
      ? ['NOTHING NEEDS YOU TODAY']
      : [
          'TO DO FIRST',
          ...todos.flatMap((todo, at) => {
            const about = aboutOf(todo)
            return [
              `${at + 1}. ${todo.todo}`,
              `   ${about === null ? '' : `${about}: `}${todo.says}`,
              ...link(todo),
            ]
          }),
        ],
    [
      'FIGURES',
      ...(figuresOf(report).length === 0
        ? [nothingMeasured]
        : columns(
            figuresOf(report).map((figure) => [
              figure.title,
              valueInWords(figure),
              besideWithVerdict(report, figure),
            ]),
          )),
    ],
    ...sectionsOf(report).map(({ title, findings, empty, more }) => [
      title.toUpperCase(),
      ...(findings.length === 0 ? [empty ?? ''] : findings.flatMap(lineOf)),
      ...(more === null ? [] : [`  ${more}`]),
    ]),
    targetsOf(report).length === 0
      ? []
      : [
          'TARGETS',
          ...columns(
            targetsOf(report).map((figure) => [
              figure.title,
              valueInWords(figure),
              `${targetInWords(figure)}: ${figure.isMet ? 'met' : 'missed'}`,
            ]),
          ),
        ],
  ]
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')
}

/** Lines whose second and third cells stand below each other. */
function columns(rows: string[][]): string[] {
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map(([title = '', value = '', beside = '']) =>
    `${title.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${beside}`.trimEnd(),
  )
}
