import { TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { RemoveOwnerRule } from '../../graphql/documents.ts'
import type { Change, OwnerRule } from './useOwnerRules.ts'

interface Props {
  rule: OwnerRule
  stageTitle: string
  change: Change
  onClose: () => void
}

export function RemoveRuleDialog({ rule: { id, owner, source }, stageTitle, change, onClose }: Props) {
  return (
    <ActForm
      title={`No more turns for ${owner}?`}
      says={`Leads that come to ${stageTitle}${source === null ? '' : ` from ${source}`} no longer go to ${owner}. Those that ${owner} has stay theirs.`}
      submit="Remove"
      isGrave
      onClose={onClose}
      onSubmit={(given) => change(RemoveOwnerRule, { ruleId: id, reason: String(given.get('reason')) })}
    >
      <TextInput name="reason" label="Why (for the record)" data-autofocus />
    </ActForm>
  )
}
