import type { Report, ReportFigure, ReportKind } from '../../db/reports/reports.ts'
import { pounds } from '../money/pounds.ts'

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
const date = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const shortDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

const read = (day: string) => new Date(`${day}T00:00:00Z`)

/** A day of SQL for people: Saturday 28 November 2026. */
export const dayInWords = (day: string): string => `${weekday.format(read(day))} ${date.format(read(day))}`

const titles: Record<ReportKind, string> = {
  morning: 'Morning report',
  daily: 'Report of the day',
  weekly: 'Report of the week',
}

export const titleOf = ({ kind }: Pick<Report, 'kind'>): string => titles[kind]

/** Of which days it is. */
export function periodOf({ day, fromDay }: Report): string {
  return day === fromDay ? dayInWords(day) : `${shortDate.format(read(fromDay))} to ${date.format(read(day))}`
}

const decimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** A figure in its unit: 12, 34%, £1,200, 25 min. */
export function amountInWords(value: number, unit: ReportFigure['unit']): string {
  switch (unit) {
    case 'count':
      return decimal.format(value)
    case 'share':
      return `${decimal.format(value * 100)}%`
    case 'GBP':
      return pounds(value >= 100 ? Math.round(value) : value)
    case 'seconds':
      return durationInWords(value / 3_600)
    case 'hours':
      return durationInWords(value)
    case 'days':
      return `${decimal.format(value)} d`
  }
}

function durationInWords(hours: number): string {
  const seconds = Math.round(hours * 3_600)
  if (seconds < 1) return 'under 1 s'
  if (seconds < 90) return `${seconds} s`
  if (hours < 2) return `${Math.round(hours * 60)} min`
  return hours < 48 ? `${decimal.format(hours)} h` : `${decimal.format(hours / 24)} d`
}

const comparisons: Record<ReportKind, string> = {
  morning: 'usually',
  daily: 'the day before',
  weekly: 'the week before',
}

/** What a figure is compared with, and of which day it is when that is another than the report's. */
export function besideFigure({ kind, day }: Report, figure: ReportFigure): string {
  const { before, unit, isEnough, toDay, value, isMedian } = figure
  const parts = [
    isMedian ? 'median' : null,
    before === null ? null : `${comparisons[kind]} ${amountInWords(before, unit)}`,
    isEnough || value === null ? null : 'few cases',
    toDay === day ? null : `${kind === 'weekly' ? 'to' : 'of'} ${shortDate.format(read(toDay))}`,
  ]
  return parts.filter((part) => part !== null).join(', ')
}

export function verdictOn({ isBetter }: ReportFigure): string | null {
  return isBetter === null ? null : isBetter ? 'better' : 'worse'
}

export const besideWithVerdict = (report: Report, figure: ReportFigure): string =>
  [verdictOn(figure), besideFigure(report, figure)].filter(Boolean).join(', ')

export const valueInWords = ({ value, unit }: ReportFigure): string =>
  value === null ? '–' : amountInWords(value, unit)

/** A target: at least 100, reached 87. */
export function targetInWords(figure: ReportFigure): string {
  const { target, targetIs, unit } = figure
  if (target === null) return ''
  return `${targetIs === 'at_most' ? 'at most' : 'at least'} ${amountInWords(target, unit)}`
}
