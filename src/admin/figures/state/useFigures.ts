import { useMemo } from 'react'
import { type FiguresQuery, Figures as Question } from '../../graphql/documents.ts'
import { useLive } from '../../tables/useLive.ts'
import { capital, spoken } from '../../words/plain_words.ts'
import { valueOfDay } from './figure_words.ts'
import { daysOf, type Period } from './period.ts'

export type Figure = FiguresQuery['figures']['nodes'][number]
export type Value = FiguresQuery['present'][number]

export interface Figures {
  /** That they are of: when a day turns, the one before until the new one is read. */
  period: Period
  figures: readonly Figure[]
  funnel: FiguresQuery['funnel']
  valueOf: (figure: string, scope?: string) => Value | undefined
  before: (figure: string, scope?: string) => number | null | undefined
  /** Each day of the period; null where there was nothing to divide, or nobody at work. */
  trendOf: (figure: Figure) => (number | null)[]
  scopesOf: (figures: readonly Figure[]) => string[]
  titleOf: (division: Figure['dividedBy'], scope: string) => string
}

/** All figures of a period, of the one before, and of each day. */
export function useFigures(period: Period): { data: Figures | undefined; problem: string | undefined } {
  const { data, answers, problem } = useLive(Question, period.between, 30_000)
  const figures = useMemo(
    () =>
      data && answers && isNearly(answers, period)
        ? figuresOf(data, { ...period, between: answers })
        : undefined,
    [data, answers, period],
  )
  return { data: figures, problem }
}

/** As long, and of a day or two before: those of another period must not stand under the name of this one. */
const isNearly = (answers: Period['between'], { between }: Period) =>
  [answers.from, answers.to].every(
    (day, at) =>
      Math.abs(Date.parse(day) - Date.parse(at === 0 ? between.from : between.to)) <= 2 * 86_400_000,
  )

const keyOf = (figure: string, scope: string) => `${figure} ${scope}`

function figuresOf(data: FiguresQuery, period: Period): Figures {
  const present = new Map(data.present.map((value) => [keyOf(value.figure, value.scope), value]))
  const before = new Map(data.before.map((value) => [keyOf(value.figure, value.scope), value.value]))
  const titles = new Map(data.stages.nodes.map(({ stage, title }) => [stage as string, title]))
  const days = daysOf(period)
  return {
    period,
    figures: data.figures.nodes,
    funnel: data.funnel,
    valueOf: (figure, scope = '') => present.get(keyOf(figure, scope)),
    before: (figure, scope = '') => before.get(keyOf(figure, scope)),
    trendOf: (figure) => {
      const known = new Map(figure.figureDaysByFigure.nodes.map((day) => [day.day, day]))
      return days.map((day) => (figure.sumsUp || known.has(day) ? valueOfDay(figure, known.get(day)) : null))
    },
    scopesOf: (of) => {
      const wanted = new Set(of.map(({ figure }) => figure))
      const found = data.present.filter(({ figure, scope }) => wanted.has(figure) && scope !== '')
      const places = [...titles.keys()]
      return [...new Set(found.map(({ scope }) => scope))].sort(
        (one, other) => places.indexOf(one) - places.indexOf(other) || one.localeCompare(other),
      )
    },
    titleOf: (division, scope) =>
      division === 'stage'
        ? (titles.get(scope) ?? scope)
        : division === 'template' || ['reason', 'kind', 'fact'].includes(division)
          ? capital(spoken(scope))
          : scope,
  }
}
