import type { Report, ReportFigure, ReportFinding } from '../../db/reports/reports.ts'
import { escapedHtml } from '../html.ts'
import { aboutOf, figuresOf, nothingMeasured, sectionsOf, targetsOf, todosOf } from './sections.ts'
import { besideFigure, periodOf, targetInWords, titleOf, valueInWords, verdictOn } from './words.ts'

/**
 * A report as a letter: tables and inline styles alone, which every mail program shows; charts are cells. Text and ground are those
 * of the program that shows it, light or dark: only bars have colours, which say nothing that no word says.
 */
export function reportHtml(report: Report, publicUrl: string | undefined): string {
  const todos = todosOf(report)
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapedHtml(titleOf(report))}</title></head>`,
    `<body style="margin:0;padding:0;font-family:${font};font-size:15px;line-height:1.45">`,
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:20px 14px">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left"><tr><td>',
    `<p style="margin:0;${dim}">${escapedHtml(report.companyName)}</p>`,
    `<h1 style="margin:0 0 2px;font-size:22px;line-height:1.25">${escapedHtml(titleOf(report))}</h1>`,
    `<p style="margin:0 0 18px;${dim}">${escapedHtml(periodOf(report))}</p>`,
    todos.length === 0
      ? '<p style="margin:0 0 8px"><strong>Nothing needs you today.</strong></p>'
      : heading('To do first') + list(todos.map((todo, at) => todoRow(todo, at + 1, publicUrl))),
    heading(report.kind === 'weekly' ? 'The week' : 'The day'),
    figuresOf(report).length === 0
      ? note(nothingMeasured)
      : list(figuresOf(report).map((figure) => figureRow(report, figure))),
    ...sectionsOf(report).map(
      ({ title, findings, empty, more }) =>
        heading(title) +
        (findings.length === 0
          ? note(empty ?? '')
          : list(findings.map((finding) => findingRow(finding, publicUrl)))) +
        (more === null ? '' : note(more)),
    ),
    targetsOf(report).length === 0 ? '' : heading('Targets') + list(targetsOf(report).map(targetRow)),
    publicUrl === undefined
      ? ''
      : `<p style="margin:26px 0 0;${dim}"><a href="${escapedHtml(`${publicUrl}/reports/${report.kind}/${report.day}`)}" style="${linked}">This report in the pages</a></p>`,
    '</td></tr></table></td></tr></table></body></html>',
  ].join('\n')
}

const font = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const dim = 'font-size:13px;opacity:.72'
const line = 'border-top:1px solid #c3cad0;border-top:1px solid rgba(127,140,150,.4)'
const linked = 'color:inherit;text-decoration:underline'
const good = '#2b9b77'
const bad = '#c8513f'
const plain = '#8b96a0'

const heading = (title: string) =>
  `<h2 style="margin:24px 0 6px;font-size:15px;line-height:1.3">${escapedHtml(title)}</h2>`

const note = (words: string) => `<p style="margin:0;${dim}">${escapedHtml(words)}</p>`

const list = (rows: string[]) =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">${rows.join('\n')}</table>`

function anchor(words: string, path: string | null, publicUrl: string | undefined): string {
  if (path === null || publicUrl === undefined) return escapedHtml(words)
  return `<a href="${escapedHtml(`${publicUrl}${path}`)}" style="${linked}">${escapedHtml(words)}</a>`
}

function todoRow(todo: ReportFinding, place: number, publicUrl: string | undefined): string {
  const about = aboutOf(todo)
  return `<tr><td valign="top" width="26" style="${line};padding:9px 0;font-weight:bold">${place}</td>
<td style="${line};padding:9px 0"><strong>${anchor(todo.todo ?? todo.says, todo.path, publicUrl)}</strong><br>
<span style="${dim}">${about === null ? '' : `${escapedHtml(about)}: `}${escapedHtml(todo.says)}</span></td></tr>`
}

function findingRow(finding: ReportFinding, publicUrl: string | undefined): string {
  const about = aboutOf(finding)
  const first = about === null ? '' : `<strong>${anchor(about, finding.path, publicUrl)}</strong> `
  const says = about === null ? anchor(finding.says, finding.path, publicUrl) : escapedHtml(finding.says)
  return `<tr><td style="${line};padding:7px 0">${first}${says}</td></tr>`
}

function figureRow(report: Report, figure: ReportFigure): string {
  const beside = besideFigure(report, figure)
  return `<tr><td style="${line};padding:8px 8px 8px 0"><strong style="font-size:17px">${escapedHtml(valueInWords(figure))}</strong> ${escapedHtml(figure.title)}${
    beside === '' ? '' : `<br><span style="${dim}">${mark(figure)}${escapedHtml(beside)}</span>`
  }</td><td width="118" align="right" valign="middle" style="${line};padding:8px 0">${bars(figure)}</td></tr>`
}

function mark(figure: ReportFigure): string {
  const verdict = verdictOn(figure)
  return verdict === null ? '' : `<strong>${verdict}</strong> · `
}

const tallest = 28

/** The periods before in grey, this one in the colour of how it is: a cell each, as high as it was. */
function bars({ trend, isBetter }: ReportFigure): string {
  const most = Math.max(...trend.map((value) => Math.abs(value ?? 0)))
  const cells = trend.map((value, at) => {
    const height =
      value === null || most === 0 ? 1 : Math.max(2, Math.round((Math.abs(value) / most) * tallest))
    const isThis = at === trend.length - 1
    const colour = isThis ? (isBetter === false ? bad : good) : plain
    return `<td width="8" valign="bottom" style="padding:0 1px 0 0"><div style="width:7px;height:${height}px;line-height:${height}px;font-size:1px;background-color:${colour}">&nbsp;</div></td>`
  })
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" height="${tallest}"><tr>${cells.join('')}</tr></table>`
}

function targetRow(figure: ReportFigure): string {
  const { isMet } = figure
  return `<tr><td style="${line};padding:7px 8px 7px 0">${escapedHtml(figure.title)}<br><span style="${dim}">${escapedHtml(targetInWords(figure))}</span></td>
<td align="right" style="${line};padding:7px 0"><strong>${escapedHtml(valueInWords(figure))}</strong><br><span style="font-size:13px">${isMet ? 'met' : 'missed'}</span></td></tr>`
}
