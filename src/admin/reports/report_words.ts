import { figureInWords } from '../figures/state/figure_words.ts'
import type { ReportShownFragment } from '../graphql/documents.ts'

export type Report = ReportShownFragment
export type ReportFigure = Report['figureRows']['nodes'][number]
export type Finding = Report['findingRows']['nodes'][number]
type Kind = Report['kind']

export const kindTitles: Partial<Record<Kind, string>> = {
  morning: 'Morning report',
  daily: 'Report of the day',
  weekly: 'Report of the week',
}

const comparisons: Partial<Record<Kind, string>> = {
  morning: 'usually',
  daily: 'the day before',
  weekly: 'the week before',
}

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  return (day: string) => made.format(new Date(`${day}T00:00:00Z`))
}
const weekday = format({ weekday: 'long' })
const date = format({ day: 'numeric', month: 'long', year: 'numeric' })
const dayAndMonth = format({ day: 'numeric', month: 'long' })
const shortDate = format({ day: 'numeric', month: 'short' })

/** `Saturday 28 November 2026`, `22 November to 28 November 2026`. */
export function periodInWords({ day, fromDay }: Pick<Report, 'day' | 'fromDay'>): string {
  return day === fromDay ? `${weekday(day)} ${date(day)}` : `${dayAndMonth(fromDay)} to ${date(day)}`
}

/** What a figure is compared with, and what else is to be known of it. */
export function besideFigure(figure: ReportFigure, { kind, day }: Report): string {
  const { value, before, soFar, unit, isBetter, isMedian, isEnough, toDay } = figure
  const parts = [
    isBetter != null && (isBetter ? 'better' : 'worse'),
    isMedian && 'median',
    before != null && `${comparisons[kind]} ${figureInWords(before, unit)}`,
    value != null && !isEnough && 'few cases',
    toDay !== day && `${kind === 'weekly' ? 'to' : 'of'} ${shortDate(toDay)}`,
    kind === 'morning' && soFar != null && `today so far ${figureInWords(soFar, unit)}`,
  ]
  return parts.filter((part) => typeof part === 'string').join(' · ')
}
