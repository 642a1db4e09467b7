import { Anchor } from '@mantine/core'
import { Link, useSearch } from 'wouter'
import { DataTable } from '../../tables/DataTable.tsx'
import { figureInWords } from '../state/figure_words.ts'
import type { Figure, Figures } from '../state/useFigures.ts'
import classes from './Divided.module.css'

interface Props {
  division: Figure['dividedBy']
  title: string
  of: string
  data: Figures
}

/** Every figure that is divided by the same thing, side by side: stages, sources, agents, texts. */
export function DividedSection({ division, title, of, data }: Props) {
  const address = useSearch()
  const figures = data.figures.filter(({ dividedBy }) => dividedBy === division)
  const scopes = data.scopesOf(figures)
  const query = address && `?${address}`
  return (
    <DataTable
      title={title}
      rows={[...scopes, '']}
      keyOf={(scope) => scope}
      says="A dash: there was nothing to divide. The heading of a figure says what it counts and leads to its leads."
      columns={[
        {
          title: of,
          value: (scope) => (scope === '' ? 'All together' : data.titleOf(division, scope)),
          show: (scope) => (scope === '' ? <strong>All together</strong> : data.titleOf(division, scope)),
        },
        ...figures.map((figure) => {
          const none = figure.isDivided ? null : 0
          return {
            title: figure.title,
            isNumber: true,
            head: (
              <Anchor
                component={Link}
                href={`/figures/${figure.figure}${query}`}
                title={figure.counts}
                className={classes.head}
                size="sm"
              >
                {figure.title}
              </Anchor>
            ),
            value: (scope: string) => data.valueOf(figure.figure, scope)?.value ?? none,
            show: (scope: string) => {
              const found = data.valueOf(figure.figure, scope)
              const spread =
                found?.median == null
                  ? undefined
                  : `Half at most ${figureInWords(found.median, figure.unit)}, nine of ten at most ${figureInWords(found.p90, figure.unit)}`
              return <span title={spread}>{figureInWords(found?.value ?? none, figure.unit)}</span>
            },
          }
        }),
      ]}
      empty="Nothing was measured in this period."
    />
  )
}
