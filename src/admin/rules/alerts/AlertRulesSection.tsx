import { RuleAlerts } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { ActTable } from '../../tables/ActTable.tsx'
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
  const { data, problem, readAgain } = useLive(RuleAlerts, {}, 60_000)
  return (
    <ActTable
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
      empty="Nothing is warned of."
      problem={problem}
      mayAct={useIsAdmin()}
      act="Change"
      actOn={({ type }) => `Change ${type}`}
      dialog={(rule, close) => <AlertRuleDialog rule={rule} onClose={close} onChange={readAgain} />}
    />
  )
}
