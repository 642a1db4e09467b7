import { Anchor, Text } from '@mantine/core'
import { Link, useSearch } from 'wouter'
import { NotFound } from '../../page/NotFound.tsx'
import { DataTable } from '../../tables/DataTable.tsx'
import { useBusinessNow } from '../../time/clock.ts'
import { When } from '../../time/When.tsx'
import { changeInWords, figureInWords, targetInWords } from '../state/figure_words.ts'
import { daysOf, type Period } from '../state/period.ts'
import type { Figure, Figures } from '../state/useFigures.ts'
import { DayChart } from './DayChart.tsx'
import classes from './Figure.module.css'
import { FigureLeads } from './FigureLeads.tsx'

interface Props {
  figure: Figure | undefined
  data: Figures
  period: Period
}

/** What a figure counts, how it went, what it is divided into, and the leads behind it. */
export function FigureSection({ figure, data, period }: Props) {
  const address = useSearch()
  const now = useBusinessNow()
  if (figure === undefined) return <NotFound />
  const { unit, title, counts, maturity, leastCases, isDivided, hasSpread, dividedBy } = figure
  const value = data.valueOf(figure.figure)
  const scopes = data.scopesOf([figure])
  return (
    <>
      <Anchor component={Link} href={`/figures${address && `?${address}`}`} size="sm" mt="md" display="block">
        All figures
      </Anchor>
      <section className={classes.head} aria-label={title}>
        <h2 className={classes.title}>{title}</h2>
        <Text size="sm">{counts}</Text>
        <div className={classes.value}>{figureInWords(value?.value, unit)}</div>
        <Text size="sm" c="dimmed">
          {[
            isDivided && `${figureInWords(Number(value?.outOf ?? 0), 'count')} cases`,
            value?.isEnough === false && `fewer than the ${leastCases} that it takes to go by it`,
            changeInWords(value?.value, data.before(figure.figure), unit)?.concat(
              ` against the ${period.days === 1 ? 'day' : `${period.days} days`} before`,
            ),
            hasSpread && value?.median != null && `half at most ${figureInWords(value.median, unit)}`,
            hasSpread && value?.p90 != null && `nine of ten at most ${figureInWords(value.p90, unit)}`,
            targetInWords(figure)?.replace(/^/, 'target: '),
          ]
            .filter((part) => typeof part === 'string')
            .join(' · ')}
        </Text>
        {value?.isMature === false && (
          <Text size="sm" c="dimmed">
            {maturity} Of the mature days: {figureInWords(value.matureValue, unit)}.
          </Text>
        )}
        {value?.asOf != null && now - Date.parse(value.asOf) > 60_000 && (
          <Text size="sm" c="dimmed">
            Counted <When at={value.asOf} />; the leads below are those of now.
          </Text>
        )}
        {period.days > 1 && <DayChart figure={figure} days={daysOf(period)} values={data.trendOf(figure)} />}
      </section>
      {dividedBy !== 'nothing' && (
        <DataTable
          title={`${title}, ${scopes.length} parts`}
          rows={scopes}
          keyOf={(scope) => scope}
          columns={[
            { title: 'Of', value: (scope) => data.titleOf(dividedBy, scope) },
            {
              title,
              isNumber: true,
              value: (scope) => data.valueOf(figure.figure, scope)?.value,
              show: (scope) => figureInWords(data.valueOf(figure.figure, scope)?.value, unit),
            },
            ...(isDivided
              ? [
                  {
                    title: 'Cases',
                    isNumber: true,
                    value: (scope: string) => data.valueOf(figure.figure, scope)?.outOf,
                  },
                ]
              : []),
            ...(hasSpread
              ? (['median', 'p90'] as const).map((part) => ({
                  title: part === 'median' ? 'Half at most' : 'Nine of ten at most',
                  isNumber: true,
                  value: (scope: string) => data.valueOf(figure.figure, scope)?.[part],
                  show: (scope: string) => figureInWords(data.valueOf(figure.figure, scope)?.[part], unit),
                }))
              : []),
          ]}
          empty="It has no parts in this period."
        />
      )}
      <FigureLeads figure={figure} data={data} period={period} />
    </>
  )
}
