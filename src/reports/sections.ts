import type { Report, ReportFigure, ReportFinding } from '../../db/reports/reports.ts'

export interface Section {
  title: string
  findings: ReportFinding[]
  /** How many there are beside; null when that is all. */
  more: string | null
  /** What stands there when there is nothing; null: then the section is left out. */
  empty: string | null
}

/** In the morning there is one screen to read; what takes longer is in the other reports, and on the page. */
const sections = [
  { name: 'waiting', title: 'Waiting for people', empty: null, inTheMorning: true },
  { name: 'risk', title: 'Deals at risk today', empty: 'None.', inTheMorning: true },
  { name: 'money', title: 'Money due', empty: null, inTheMorning: true },
  { name: 'broken', title: 'What broke', empty: null, inTheMorning: true },
  { name: 'mended', title: 'What mended itself', empty: null, inTheMorning: true },
  { name: 'bottleneck', title: 'Bottlenecks', empty: null, inTheMorning: false },
  { name: 'opportunity', title: 'Opportunities', empty: null, inTheMorning: false },
  { name: 'quality', title: 'Data', empty: 'Nothing is wrong with it.', inTheMorning: false },
] as const

/** As many of a section as a screen has room for. */
const mostInTheMorning = 5

/** What a report tells after its figures, in its order. */
export function sectionsOf({ kind, findings }: Report): Section[] {
  return sections
    .filter(({ inTheMorning }) => inTheMorning || kind !== 'morning')
    .map(({ name, title, empty }) => {
      const found = findings.filter(({ section, kind: its }) => section === name && its !== 'more_at_risk')
      const shown = kind === 'morning' ? found.slice(0, mostInTheMorning) : found
      const beyond = findings.find(({ section, kind: its }) => section === name && its === 'more_at_risk')
      const more = found.length - shown.length + (beyond?.leads ?? 0)
      return { title, empty, findings: shown, more: more === 0 ? null : `and ${more} more` }
    })
    .filter(({ findings: found, empty }) => found.length > 0 || empty !== null)
}

/** At most three, the most urgent first. */
export function todosOf({ findings }: Report): ReportFinding[] {
  return findings
    .filter(({ todoPlace }) => todoPlace !== null)
    .toSorted((one, other) => (one.todoPlace ?? 0) - (other.todoPlace ?? 0))
}

/** What stands where there are none of those. */
export const nothingMeasured = 'Nothing was measured then.'

/** Figures that have something to say, money that nobody spent left out; those that are there for their target alone come under it. */
export function figuresOf({ figures }: Report): ReportFigure[] {
  return figures.filter(
    ({ target, value, before, unit }) =>
      target === null && value !== null && !(unit === 'GBP' && value === 0 && !before),
  )
}

export function targetsOf({ kind, figures }: Report): ReportFigure[] {
  return kind === 'morning' ? [] : figures.filter(({ target, value }) => target !== null && value !== null)
}

/** Whom or what it is about: a vendor, else a stage. */
export function aboutOf({ name, stageTitle, path }: ReportFinding): string | null {
  if (path?.startsWith('/leads/')) return name || 'No name'
  return stageTitle
}
