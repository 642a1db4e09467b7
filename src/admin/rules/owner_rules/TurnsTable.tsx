import { CloseButton, Group, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { OwnerRulesQuery } from '../../graphql/documents.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { RemoveRuleDialog } from './RemoveRuleDialog.tsx'
import type { Change, OwnerRule, Turns } from './useOwnerRules.ts'

interface Props {
  known: OwnerRulesQuery
  turns: readonly Turns[]
  change: Change | undefined
  problem: string | undefined
  /** What can be done beside the list. */
  aside: ReactNode
}

/** For each stage and source who takes turns, in their order. */
export function TurnsTable({ known, turns, change, problem, aside }: Props) {
  const [removed, remove] = useState<OwnerRule>()
  const titleOf = (stage: string) => known.stages.nodes.find((each) => each.stage === stage)?.title ?? stage
  const isAway = (name: string) => known.colleagues.every((each) => each.name !== name || each.isAway)
  return (
    <>
      <DataTable
        title="Who gets which leads"
        says="Whoever comes to a stage goes to the next in turn; those of one source before those of all."
        rows={turns}
        keyOf={({ key }) => key}
        aside={aside}
        columns={[
          { title: 'Leads that come to', value: ({ stage }) => titleOf(stage) },
          { title: 'From', value: ({ source }) => source ?? 'every other source' },
          {
            title: 'Go in turn to',
            value: ({ rules }) => rules.map(({ owner }) => owner).join(', '),
            show: ({ rules }) => (
              <Group gap="md">
                {rules.map((rule) => (
                  <Group key={rule.id} gap={2} wrap="nowrap">
                    <Text size="sm" {...(isAway(rule.owner) && { c: 'dimmed' })}>
                      {rule.owner}
                      {isAway(rule.owner) && ' (passed over: not there)'}
                    </Text>
                    {change && (
                      <CloseButton
                        size="sm"
                        aria-label={`Remove ${rule.owner} from ${titleOf(rule.stage)}`}
                        onClick={() => remove(rule)}
                      />
                    )}
                  </Group>
                ))}
              </Group>
            ),
          },
        ]}
        empty="No leads are handed out: whoever wants one takes it. Add a turn to share them out."
        problem={problem}
      />
      {removed !== undefined && change !== undefined && (
        <RemoveRuleDialog
          rule={removed}
          stageTitle={titleOf(removed.stage)}
          change={change}
          onClose={() => remove(undefined)}
        />
      )}
    </>
  )
}
