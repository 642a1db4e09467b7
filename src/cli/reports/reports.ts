import {
  findReport,
  listReports,
  type Report,
  type ReportKind,
  readReportNow,
} from '../../../db/reports/reports.ts'
import { readConfig } from '../../config/config.ts'
import { reportHtml } from '../../reports/report_html.ts'
import { reportText } from '../../reports/report_text.ts'
import { dayMeant } from '../arguments/day_meant.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { harmless, print, printAs, printList } from '../output/terminal.ts'

const kinds: readonly ReportKind[] = ['morning', 'daily', 'weekly']

interface Shown {
  date?: string
  now?: true
  html?: true
  text?: true
  json?: true
}

/** `reports …`: the reports that were written, and one as it would be now. */
export function addReports(program: Command): void {
  const reports = program.subcommand(
    'reports',
    'what happened, and what to do about it: morning, daily, weekly',
  )
  reports
    .subcommand('list', 'list the reports that were written, the last first, and by which ways they came')
    .option('--limit <count>', 'so many', wholeNumber(1, 10_000), 20)
    .option('--json', 'as JSON')
    .examples('reports list')
    .onDatabase(async (db, { limit, json }: { limit: number; json?: true }) => {
      const none = 'None was written yet: orchestrator reports show --now'
      printList(json, await listReports(db, limit), none, {
        REPORT: ({ kind }) => kind,
        OF: ({ day, fromDay }) => (day === fromDay ? day : `${fromDay} to ${day}`),
        WRITTEN: ({ writtenAt }) => writtenAt,
        'SENT BY': ({ sentBy }) => sentBy.join(', '),
        'WAITS FOR': ({ waitingFor }) => waitingFor.join(', '),
      })
    })
  reports
    .subcommand('show', 'show a report: the latest of its kind, that of a day, or as it would be now')
    .argument('[kind]', kinds.join(', '), 'morning')
    .option('--date <day>', 'the one whose last day this is, as 2026-11-28', dayMeant)
    .option('--now', 'as it would be written now; nothing is kept of it')
    .option('--text', 'as plain text; so it is without')
    .option('--html', 'as the letter that is sent')
    .option('--json', 'as JSON')
    .notes('Names of vendors stand in it: it is for the people of the company.')
    .examples(
      'reports show',
      'reports show weekly --date 2026-11-28',
      'reports show --now --html > report.html',
    )
    .onDatabase(async (db, kind: string, { date, now, html, json }: Shown) => {
      const wanted = kinds.find((known) => known === kind)
      if (wanted === undefined)
        throw new CommandFailure(`There is no report "${harmless(kind)}": ${kinds.join(', ')}.`)
      const report = now ? await readReportNow(db, wanted) : await findReport(db, { kind: wanted, day: date })
      if (report === undefined)
        throw new CommandFailure(
          `No such report was written yet. As it would be now: orchestrator reports show ${wanted} --now`,
        )
      if (json) return printAs(true, report, '')
      print(html ? reportHtml(report, address()) : shownAsText(report))
    })
}

const address = () => readConfig().publicUrl

/** Nothing in it commands the terminal. */
const shownAsText = (report: Report) => reportText(report, address()).replaceAll(/[^\P{C}\n]+/gu, ' ')
