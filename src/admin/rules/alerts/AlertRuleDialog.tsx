import { NativeSelect, NumberInput, Switch } from '@mantine/core'
import { liveClient } from '../../graphql/clients.ts'
import { EditAlertRule } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ActForm } from '../../lead/acts/ActForm.tsx'
import { givenText } from '../../lead/acts/given.ts'
import { Reason } from '../../lead/acts/Reason.tsx'
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
  const { type, severity, enabled, leastCount, leastShare } = rule
  return (
    <ActForm
      title={`Change ${type.replaceAll('_', ' ').toLowerCase()}`}
      says="It holds for alerts that are raised from now on. One that is open stays as it is."
      submit="Change the rule"
      onClose={onClose}
      onSubmit={async (given) => {
        const change = {
          type,
          severity: String(given.get('severity')) as 'LOW' | 'MEDIUM' | 'HIGH',
          enabled: given.get('enabled') !== null,
          leastCount: leastCount === null ? null : Number(given.get('leastCount')),
          leastShare: leastShare === null ? null : String(Number(given.get('leastShare')) / 100),
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
      <Switch name="enabled" label="It is raised" defaultChecked={enabled} />
      {leastCount !== null && (
        <NumberInput name="leastCount" label="From how many on" defaultValue={leastCount} min={1} />
      )}
      {leastShare !== null && (
        <NumberInput
          name="leastShare"
          label="From which share on, in per cent"
          defaultValue={Number(leastShare) * 100}
          min={0}
          max={100}
        />
      )}
      <Reason />
    </ActForm>
  )
}
