import { access, context, type ExecutableStep, lambda } from 'postgraphile/grafast'
import { extendSchema, gql } from 'postgraphile/utils'
import { findReport, type ReportKind, readReportNow } from '../../../../db/reports/reports.ts'
import { reportHtml } from '../../../reports/report_html.ts'
import { reportText } from '../../../reports/report_text.ts'
import { dbOf, type WithPgClient } from '../requests/db_of.ts'

interface Asked {
  kind: ReportKind
  day: string | null | undefined
  pgSettings: unknown
  withPgClient: WithPgClient
}

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
        shownReport(_: unknown, fieldArgs: { getRaw(name: string): ExecutableStep }) {
          const $context = context()
          return lambda(
            [
              fieldArgs.getRaw('kind'),
              fieldArgs.getRaw('day'),
              $context.get('pgSettings'),
              $context.get('withPgClient'),
            ],
            ([kind, day, pgSettings, withPgClient]) =>
              shown({ kind, day, pgSettings, withPgClient } as Asked),
          )
        },
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

async function shown({ kind, day, pgSettings, withPgClient }: Asked) {
  const report = await withPgClient(pgSettings, (client) =>
    day == null ? readReportNow(dbOf(client), kind) : findReport(dbOf(client), { kind, day }),
  )
  return report === undefined ? null : { text: reportText(report, ''), html: reportHtml(report, '') }
}
