import { Button } from '@mantine/core'
import { useState } from 'react'
import { RuleAlerts } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { AlertRuleDialog } from './AlertRuleDialog.tsx'
import { howTold } from './AlertWaits.tsx'
import type { AlertRule } from './alert_rule.ts'

/** "3 in a day that are 2 % of all, or more". */
function from({ leastCount, leastShare, belowShare, measures }: AlertRule): string {
  const within = measures === null ? ' in a day' : ''
  const share = leastShare === null ? null : `${Number(leastShare) * 100} % of all`
  if (belowShare !== null) return `below ${Number(belowShare) * 100} % of all`
  if (leastCount === null) return share === null ? '' : `${share}${within}, or more`
  return `${leastCount}${within}${share === null ? '' : ` that are ${share}`}, or more`
}

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
          { title: 'From', value: (rule) => from(rule) || 'the first on' },
          { title: 'Told', value: howTold },
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
