import { Text } from '@mantine/core'
import { Sparkline } from '../../figures/overview/Sparkline.tsx'
import { WatchedRules as Question, type WatchedRulesQuery } from '../../graphql/documents.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { When } from '../../time/When.tsx'
import { capital, spoken } from '../../words/plain_words.ts'

type Rule = WatchedRulesQuery['alertRules']['nodes'][number]
type Value = NonNullable<WatchedRulesQuery['watchedValues']>[number]

interface Row {
  rule: Rule
  /** Undefined before it was looked at. */
  value: Value | undefined
}

/** What is watched by the clock: what it is now, from when on it is told, and how it went in the last days. */
export function WatchedRules() {
  const { data, problem } = useLive(Question, {}, 60_000)
  const rules = data?.alertRules.nodes.filter(({ measures }) => measures !== null)
  const rows = rules?.flatMap((rule): Row[] => {
    const values = data?.watchedValues?.filter((value) => value?.type === rule.type) ?? []
    if (values.length === 0) return [{ rule, value: undefined }]
    return values.map((value) => ({ rule, value: value ?? undefined }))
  })
  return (
    <DataTable
      title="What is watched"
      says="Looked at every quarter of an hour; the line is the last three days. Admins change thresholds under Rules."
      rows={rows}
      keyOf={({ rule, value }) => `${rule.type} ${value?.scope}`}
      columns={[
        {
          title: 'Alert',
          value: ({ rule, value }) => `${capital(spoken(rule.type))}${about(value)}`,
        },
        {
          title: 'Now',
          isNumber: true,
          value: nowInWords,
          show: ({ rule, value }) => (
            <Text
              span
              size="sm"
              fw={value?.isWrong ? 700 : 400}
              {...(value?.isWrong && { c: 'var(--mantine-color-error)' })}
            >
              {nowInWords({ rule, value })}
            </Text>
          ),
        },
        { title: 'It measures', value: ({ rule }) => rule.measures },
        { title: 'Told', value: ({ rule }) => thresholdInWords(rule) },
        {
          title: 'Lately',
          value: () => null,
          show: ({ value }) => <Sparkline values={value?.lately ?? []} />,
        },
        {
          title: 'Looked at',
          value: ({ rule }) => rule.state?.lookedAt,
          show: ({ rule: { state } }) =>
            state === null ? (
              'not yet'
            ) : state.failedBecause === null ? (
              <When at={state.lookedAt} />
            ) : (
              `failed: ${state.failedBecause}`
            ),
        },
      ]}
      empty="Nothing is watched by the clock."
      problem={problem}
    />
  )
}

const rounded = (figure: number) => figure.toLocaleString('en-GB', { maximumFractionDigits: 2 })

const about = (value: Value | undefined) =>
  value === undefined || value.scope === 'pipeline' ? '' : `, ${spoken(value.scope)}`

function nowInWords({ rule, value }: Row): string {
  if (value === undefined) return rule.state === null ? 'not yet' : 'none'
  const outOf = value.outOf === null ? '' : ` of ${rounded(Number(value.outOf))}`
  const isBound = rule.countsUpTo !== null && Number(value.amount) >= rule.countsUpTo
  return `${rounded(Number(value.amount))}${isBound ? ' or more' : ''}${outOf}${value.isWrong ? ', to be told' : ''}`
}

function thresholdInWords({ enabled, leastCount, leastShare, leastSample, belowShare }: Rule): string {
  if (!enabled) return 'never: switched off'
  const words = [
    leastCount !== null && `from ${rounded(leastCount)} on`,
    leastShare !== null && `from ${rounded(Number(leastShare) * 100)} % on`,
    belowShare !== null && `below ${rounded(Number(belowShare) * 100)} %`,
    leastSample !== null && `of ${rounded(leastSample)} at least`,
  ].filter((word) => word !== false)
  return words.length === 0 ? 'when it is most unusual' : words.join(', ')
}
