import { access, type ExecutableStep } from 'postgraphile/grafast'
import { extendSchema, gql } from 'postgraphile/utils'
import { findReport, type ReportKind, readReportNow } from '../../../../db/reports/reports.ts'
import { reportHtml } from '../../../reports/report_html.ts'
import { reportText } from '../../../reports/report_text.ts'
import { type Ask, workedOut } from '../requests/worked_out.ts'

/** `query { shownReport }`: the forms of a report are TypeScript, and so is this. */
export const shownReportPlugin = extendSchema({
  typeDefs: gql`
    "A report as people read it, with the names of vendors."
    type ShownReport {
      "As plain text."
      text: String!
      "As the letter that is sent; its links are paths of the pages."
      html: String!
    }

    extend type Query {
      "A report in the forms in which it is sent. Null when none was written for the day."
      shownReport(
        "Which kind."
        kind: ReportKind!
        "The last day it is about; left out, the report as it would be written now."
        day: Date
      ): ShownReport
    }
  `,
  objects: {
    Query: {
      plans: {
        shownReport: workedOut(['kind', 'day'], shown),
      },
    },
    ShownReport: {
      plans: {
        text: ($shown: ExecutableStep) => access($shown, 'text'),
        html: ($shown: ExecutableStep) => access($shown, 'html'),
      },
    },
  },
})

async function shown(ask: Ask, { kind, day }: { kind: ReportKind; day: string | null }) {
  const report = await ask((db) => (day === null ? readReportNow(db, kind) : findReport(db, { kind, day })))
  return report === undefined ? null : { text: reportText(report, ''), html: reportHtml(report, '') }
}
