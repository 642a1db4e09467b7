import { findRow, readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export type ReportKind = 'morning' | 'daily' | 'weekly'

export interface ReportFigure {
  figure: string
  title: string
  unit: 'count' | 'share' | 'GBP' | 'seconds' | 'hours' | 'days'
  toDay: string
  value: number | null
  before: number | null
  isEnough: boolean
  isBetter: boolean | null
  target: number | null
  targetIs: 'at_least' | 'at_most' | null
  isMet: boolean | null
  trend: (number | null)[]
  isMedian: boolean
}

export interface ReportFinding {
  todoPlace: number | null
  section: string
  kind: string
  /** How many it is about. */
  leads: number | null
  /** Whom it is about; null when it is about no single vendor, or nobody knows. */
  name: string | null
  stageTitle: string | null
  says: string
  todo: string | null
  path: string | null
}

/** A report as it is shown. Days as in SQL: 2026-11-28. */
export interface Report {
  kind: ReportKind
  day: string
  fromDay: string
  companyName: string
  figures: ReportFigure[]
  findings: ReportFinding[]
}

/** For those who look into the database anyway, with names; what leaves the house has first names only. */
type Reader = 'pipeline.reports_finding_rows' | 'pipeline_private.findings_to_send'

const asShown = (findings: Reader) => `
  reports.kind, reports.day::text, reports.from_day::text, (select company_name from pipeline.settings),
  array(
    select jsonb_build_object(
      'figure', figure, 'title', title, 'unit', unit, 'toDay', to_day, 'value', value, 'before', before, 'isEnough', is_enough,
      'isBetter', is_better, 'target', target, 'targetIs', target_is, 'isMet', is_met, 'trend', trend, 'isMedian', is_median
    )
    from pipeline.reports_figure_rows(reports)
  ) as figures,
  array(
    select jsonb_build_object(
      'todoPlace', found.todo_place, 'section', found.section, 'kind', found.kind, 'leads', found.leads,
      'name', found.vendor_name, 'stageTitle', found.stage_title,
      'says', found.says, 'todo', found.todo, 'path', found.path
    )
    from ${findings}(reports) as found
  ) as findings`

/** The report of a kind that was written for a day, or the latest; undefined when there is none. */
export function findReport(
  db: Db,
  { kind, day }: { kind: ReportKind; day?: string | undefined },
  findings: Reader = 'pipeline.reports_finding_rows',
): Promise<Report | undefined> {
  return findRow(
    db,
    `select ${asShown(findings)}
     from pipeline.reports
     where kind = $1 and ($2::date is null or day = $2)
     order by day desc
     limit 1`,
    [kind, day ?? null],
  )
}

/** The report as it is sent. */
export function findReportToSend(db: Db, kind: ReportKind, day: string): Promise<Report | undefined> {
  return findReport(db, { kind, day }, 'pipeline_private.findings_to_send')
}

/** The report of a kind as it would be written now. */
export function readReportNow(db: Db, kind: ReportKind): Promise<Report | undefined> {
  return findRow(
    db,
    `select ${asShown('pipeline.reports_finding_rows')} from pipeline.report_now($1) as reports`,
    [kind],
  )
}

export interface WrittenReport {
  kind: ReportKind
  day: string
  fromDay: string
  writtenAt: Date
  /** The channels that took it. */
  sentBy: string[]
  waitingFor: string[]
}

/** The last first. */
export function listReports(db: Db, most: number): Promise<WrittenReport[]> {
  return readRows(
    db,
    `select
       reports.kind, reports.day::text, reports.from_day::text, reports.written_at,
       coalesce(array_agg(deliveries.channel order by deliveries.channel) filter (where deliveries.status = 'sent'), '{}') as sent_by,
       coalesce(array_agg(deliveries.channel order by deliveries.channel) filter (where deliveries.status = 'waiting'), '{}') as waiting_for
     from pipeline.reports
     left join pipeline.alert_deliveries as deliveries
       on deliveries.report_kind = reports.kind and deliveries.report_day = reports.day
     group by reports.kind, reports.day
     order by reports.day desc, reports.written_at desc
     limit $1`,
    [most],
  )
}

/** Writes the report that is due, and has it sent; null when it was written before. */
export async function writeReport(
  db: Db,
  kind: ReportKind,
): Promise<{ day: string; findings: number } | null> {
  const written = await findRow<{ day: string | null; findings: number }>(
    db,
    `select day::text, jsonb_array_length(findings) as findings from pipeline_private.write_report($1)`,
    [kind],
  )
  return written === undefined || written.day === null
    ? null
    : { day: written.day, findings: written.findings }
}
