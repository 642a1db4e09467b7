import { NativeSelect, NumberInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { useSeen } from '../../forms/useSeen.ts'
import { EditAlertRule, type RuleAlertsQuery } from '../../graphql/documents.ts'
import { asSeen } from '../numbers/waits.ts'
import { AlertRuleForeseen } from './AlertRuleForeseen.tsx'
import { AlertWaits, readWaits } from './AlertWaits.tsx'
import type { AlertRule } from './alert_rule.ts'
import { compareRules } from './two_rules.ts'

interface Props {
  rule: AlertRule
  onClose: () => void
  onChange: () => Promise<RuleAlertsQuery | undefined>
}

const severities = [
  { value: 'LOW', label: 'Low: worth knowing' },
  { value: 'MEDIUM', label: 'Medium: look today' },
  { value: 'HIGH', label: 'High: look now' },
]

type Given = string | number

/** How much an alert matters, whether it is raised, from which count or share on, and how it is told. */
export function AlertRuleDialog({ rule, onClose, onChange }: Props) {
  const { type, measures } = rule
  const [{ enabled, count, sample, percent, below }, setFigures] = useState(figuresOf(rule))
  const set = (figure: keyof Figures) => (value: Given) =>
    setFigures((before) => ({ ...before, [figure]: value }))
  const { seen, latest, takes, change } = useSeen(rule, {
    readNow: async () => (await onChange())?.alertRules.nodes.find((each) => each.type === type),
    take: (now) => setFigures(figuresOf(now)),
    compare: compareRules,
  })
  const meant = {
    enabled,
    leastCount: count === '' ? null : Number(count),
    leastSample: sample === '' ? null : Number(sample),
    leastShare: asShare(percent),
    belowShare: asShare(below),
  }
  return (
    <ActForm
      title={`Change ${type.replaceAll('_', ' ').toLowerCase()}`}
      says="From which figure on it is raised, and how much it matters, holds for alerts from now on; how it is told, for those that are open, too."
      submit="Change the rule"
      onClose={onClose}
      onSubmit={async (given) => {
        const waits = readWaits(given)
        if (waits === undefined) return 'Write a wait as 90 min, 4 h or 2 d, or leave it empty.'
        const edited = {
          ...{ type, ...meant, ...waits },
          severity: String(given.get('severity')) as 'LOW' | 'MEDIUM' | 'HIGH',
          insteadOf: seenOf(latest.current),
          reason: givenText(given, 'reason') ?? '',
        }
        const mine = Object.entries(waits).map(([name, wait]) => [name, wait.minutes === 0 ? null : wait])
        return change(EditAlertRule, edited, { ...seen, ...edited, ...Object.fromEntries(mine) })
      }}
    >
      <NativeSelect
        key={`severity ${takes}`}
        name="severity"
        label="It matters"
        defaultValue={seen.severity}
        data={severities}
        data-autofocus
      />
      <Switch
        label="It is raised"
        checked={enabled}
        onChange={({ currentTarget: { checked } }) =>
          setFigures((before) => ({ ...before, enabled: checked }))
        }
      />
      {rule.leastCount !== null && (
        <NumberInput
          label={measures === null ? 'From how many in a day on' : 'From how many on'}
          description={measures}
          value={count}
          onChange={set('count')}
          min={1}
          allowDecimal={false}
        />
      )}
      {rule.leastShare !== null && (
        <NumberInput
          label="And from which share of all on, in per cent"
          value={percent}
          onChange={set('percent')}
          min={0.01}
          max={100}
        />
      )}
      {rule.belowShare !== null && (
        <NumberInput
          label="Below which share of all, in per cent"
          description={measures}
          value={below}
          onChange={set('below')}
          min={0.01}
          max={100}
        />
      )}
      {rule.leastSample !== null && (
        <NumberInput
          label="When there are so many in all at least"
          description="A share of fewer says nothing."
          value={sample}
          onChange={set('sample')}
          min={1}
          allowDecimal={false}
        />
      )}
      <AlertRuleForeseen type={type} meant={meant} />
      <AlertWaits key={`waits ${takes}`} rule={seen} />
      <Reason />
    </ActForm>
  )
}

type Figures = Record<'count' | 'sample' | 'percent' | 'below', Given>

const figuresOf = (rule: AlertRule): Figures & Pick<AlertRule, 'enabled'> => ({
  enabled: rule.enabled,
  count: rule.leastCount ?? '',
  sample: rule.leastSample ?? '',
  percent: inPercent(rule.leastShare),
  below: inPercent(rule.belowShare),
})

const seenOf = ({
  severity,
  enabled,
  leastCount,
  leastShare,
  leastSample,
  belowShare,
  ...rule
}: AlertRule) => ({
  ...{ severity, enabled, leastCount, leastShare, leastSample, belowShare },
  holdsFor: rule.holdsFor && asSeen(rule.holdsFor),
  repeatsEvery: rule.repeatsEvery && asSeen(rule.repeatsEvery),
  escalatesAfter: rule.escalatesAfter && asSeen(rule.escalatesAfter),
})

const inPercent = (share: string | null) => (share === null ? '' : Number(share) * 100)

const asShare = (percent: Given) => (percent === '' ? null : String(Number(percent) / 100))
