import { NativeSelect, NumberInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { liveClient } from '../../graphql/clients.ts'
import { EditAlertRule } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ActForm } from '../../lead/acts/ActForm.tsx'
import { givenText } from '../../lead/acts/given.ts'
import { Reason } from '../../lead/acts/Reason.tsx'
import { AlertRuleForeseen } from './AlertRuleForeseen.tsx'
import type { AlertRule } from './AlertRulesSection.tsx'

interface Props {
  rule: AlertRule
  onClose: () => void
  onChange: () => void
}

const severities = [
  { value: 'LOW', label: 'Low: worth knowing' },
  { value: 'MEDIUM', label: 'Medium: look today' },
  { value: 'HIGH', label: 'High: look now' },
]

/** How much an alert matters, whether it is raised, and from which count or share on. */
export function AlertRuleDialog({ rule, onClose, onChange }: Props) {
  const { type, severity, leastCount, leastShare } = rule
  const [enabled, setEnabled] = useState(rule.enabled)
  const [count, setCount] = useState<string | number>(leastCount ?? '')
  const [percent, setPercent] = useState<string | number>(leastShare === null ? '' : Number(leastShare) * 100)
  const meant = {
    enabled,
    leastCount: count === '' ? null : Number(count),
    leastShare: percent === '' ? null : String(Number(percent) / 100),
  }
  return (
    <ActForm
      title={`Change ${type.replaceAll('_', ' ').toLowerCase()}`}
      says="It holds for alerts that are raised from now on. One that is open stays as it is."
      submit="Change the rule"
      onClose={onClose}
      onSubmit={async (given) => {
        const change = {
          ...{ type, ...meant },
          severity: String(given.get('severity')) as 'LOW' | 'MEDIUM' | 'HIGH',
          reason: givenText(given, 'reason') ?? '',
        }
        const { error } = await liveClient.mutation(EditAlertRule, change).toPromise()
        onChange()
        return error && refusalInWords(error)
      }}
    >
      <NativeSelect
        name="severity"
        label="It matters"
        defaultValue={severity}
        data={severities}
        data-autofocus
      />
      <Switch
        label="It is raised"
        checked={enabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
      {leastCount !== null && (
        <NumberInput
          label="From how many in a day on"
          value={count}
          onChange={setCount}
          min={1}
          allowDecimal={false}
        />
      )}
      {leastShare !== null && (
        <NumberInput
          label="And from which share of all on, in per cent"
          value={percent}
          onChange={setPercent}
          min={0.01}
          max={100}
        />
      )}
      <AlertRuleForeseen type={type} meant={meant} />
      <Reason />
    </ActForm>
  )
}
