import { NativeSelect, NumberInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { liveClient } from '../../graphql/clients.ts'
import { EditAlertRule } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ActForm } from '../../lead/acts/ActForm.tsx'
import { givenText } from '../../lead/acts/given.ts'
import { Reason } from '../../lead/acts/Reason.tsx'
import { asSeen } from '../waits.ts'
import { AlertRuleForeseen } from './AlertRuleForeseen.tsx'
import type { AlertRule } from './AlertRulesSection.tsx'
import { AlertWaits, readWaits } from './AlertWaits.tsx'

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

type Given = string | number

/** How much an alert matters, whether it is raised, from which count or share on, and how it is told. */
export function AlertRuleDialog({ rule, onClose, onChange }: Props) {
  const { type, severity, measures } = rule
  const [enabled, setEnabled] = useState(rule.enabled)
  const [count, setCount] = useState<Given>(rule.leastCount ?? '')
  const [sample, setSample] = useState<Given>(rule.leastSample ?? '')
  const [percent, setPercent] = useState<Given>(inPercent(rule.leastShare))
  const [below, setBelow] = useState<Given>(inPercent(rule.belowShare))
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
        const change = {
          ...{ type, ...meant, ...waits },
          severity: String(given.get('severity')) as 'LOW' | 'MEDIUM' | 'HIGH',
          insteadOf: seenOf(rule),
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
      {rule.leastCount !== null && (
        <NumberInput
          label={measures === null ? 'From how many in a day on' : 'From how many on'}
          description={measures}
          value={count}
          onChange={setCount}
          min={1}
          allowDecimal={false}
        />
      )}
      {rule.leastShare !== null && (
        <NumberInput
          label="And from which share of all on, in per cent"
          value={percent}
          onChange={setPercent}
          min={0.01}
          max={100}
        />
      )}
      {rule.belowShare !== null && (
        <NumberInput
          label="Below which share of all, in per cent"
          description={measures}
          value={below}
          onChange={setBelow}
          min={0.01}
          max={100}
        />
      )}
      {rule.leastSample !== null && (
        <NumberInput
          label="When there are so many in all at least"
          description="A share of fewer says nothing."
          value={sample}
          onChange={setSample}
          min={1}
          allowDecimal={false}
        />
      )}
      <AlertRuleForeseen type={type} meant={meant} />
      <AlertWaits rule={rule} />
      <Reason />
    </ActForm>
  )
}

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
