import { Button } from '@mantine/core'
import { useState } from 'react'
import { RuleAlerts, type RuleAlertsQuery } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { AlertRuleDialog } from './AlertRuleDialog.tsx'

export type AlertRule = RuleAlertsQuery['alertRules']['nodes'][number]

const from = ({ leastCount, leastShare }: AlertRule): string =>
  [leastCount, leastShare === null ? null : `${Number(leastShare) * 100} %`]
    .filter((least) => least !== null)
    .join(' and ')

/** What is warned of, and from when on. */
export function AlertRulesSection() {
  const isAdmin = useIsAdmin()
  const { data, problem, readAgain } = useLive(RuleAlerts, {}, 60_000)
  const [chosen, setChosen] = useState<AlertRule>()
  return (
    <>
      <DataTable
        title="Rules of alerts"
        rows={data?.alertRules.nodes}
        keyOf={({ type }) => type}
        columns={[
          { title: 'Alert', value: ({ type }) => type.replaceAll('_', ' ').toLowerCase() },
          { title: 'It says', value: ({ message }) => message },
          { title: 'Matters', value: ({ severity }) => severity.toLowerCase() },
          { title: 'Raised', value: ({ enabled }) => (enabled ? 'yes' : 'never') },
          { title: 'From', value: (rule) => from(rule) || '–' },
        ]}
        {...(isAdmin && {
          acts: (rule: AlertRule) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Change ${rule.type}`}
              onClick={() => setChosen(rule)}
            >
              Change
            </Button>
          ),
        })}
        empty="Nothing is warned of."
        problem={problem}
      />
      {chosen !== undefined && (
        <AlertRuleDialog rule={chosen} onClose={() => setChosen(undefined)} onChange={readAgain} />
      )}
    </>
  )
}
