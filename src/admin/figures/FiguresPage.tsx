import { SegmentedControl, Skeleton } from '@mantine/core'
import { useMemo } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { withAnswer } from '../address/with_answer.ts'
import { ErrorText } from '../look/ErrorText.tsx'
import { Page } from '../page/Page.tsx'
import { Sections } from '../page/Sections.tsx'
import { useTitle } from '../page/useTitle.ts'
import { DividedSection } from './divided/DividedSection.tsx'
import { FigureSection } from './figure/FigureSection.tsx'
import { OverviewSection } from './overview/OverviewSection.tsx'
import { periods, usePeriod } from './state/period.ts'
import { divisions } from './state/topics.ts'
import { useFigures } from './state/useFigures.ts'

/** What is measured: all figures of a period, by what they are divided by, and each in full with the leads behind it. */
export function FiguresPage() {
  const { section = '' } = useParams<{ section?: string }>()
  const address = useSearch()
  const [, go] = useLocation()
  const asked = usePeriod()
  // The same until the day turns, so that figures are not made anew at each tick.
  const { from, days } = { from: asked.between.from, days: asked.days }
  // biome-ignore lint/correctness/useExhaustiveDependencies: both make the whole of it
  const period = useMemo(() => asked, [from, days])
  const { data, problem } = useFigures(period)
  const division = divisions.find(({ name }) => name === section)
  const figure = data?.figures.find((each) => each.figure === section)
  useTitle(division?.title ?? figure?.title ?? 'Figures')

  const shown = divisions.filter(({ division: by }) =>
    data?.figures.some(({ dividedBy }) => dividedBy === by),
  )
  return (
    <Page
      title="Figures"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Period"
          value={String(days)}
          onChange={(value) =>
            go(`?${withAnswer(address, 'days', value === '28' ? '' : value)}`, { replace: true })
          }
          data={periods.map((each) => ({ value: String(each.days), label: each.label }))}
        />
      }
    >
      <Sections
        of="/figures"
        title="Figures"
        sections={[{ name: '', title: 'All' }, ...shown]}
        current={division === undefined ? '' : section}
      />
      {problem !== undefined && <ErrorText mt="md">{problem}</ErrorText>}
      {data === undefined ? (
        problem === undefined && <Skeleton height={480} mt="md" />
      ) : division !== undefined ? (
        <DividedSection {...division} data={data} />
      ) : section === '' ? (
        <OverviewSection data={data} period={data.period} />
      ) : (
        <FigureSection figure={figure} data={data} period={data.period} />
      )}
    </Page>
  )
}
