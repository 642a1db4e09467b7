import { CloseButton, Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { type OwnerRulesQuery, RemoveOwnerRule } from '../../graphql/documents.ts'
import { RemoveRuleDialog } from './RemoveRuleDialog.tsx'
import type { Change, OwnerRule, Turns } from './useOwnerRules.ts'

interface Props {
  known: OwnerRulesQuery
  turns: readonly Turns[]
  change: Change | undefined
}

/** For each stage and source who takes turns, in their order. */
export function TurnsTable({ known, turns, change }: Props) {
  const [removed, remove] = useState<OwnerRule>()
  const titleOf = (stage: string) => known.stages.nodes.find((each) => each.stage === stage)?.title ?? stage
  const isAway = (name: string) => known.colleagues.every((each) => each.name !== name || each.isAway)
  if (turns.length === 0) {
    return (
      <Text c="dimmed">
        No leads are handed out: whoever wants one takes it. Add a turn to share them out.
      </Text>
    )
  }
  return (
    <>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Leads that come to</Table.Th>
            <Table.Th>from</Table.Th>
            <Table.Th>go in turn to</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {turns.map(({ key, stage, source, rules }) => (
            <Table.Tr key={key}>
              <Table.Td>{titleOf(stage)}</Table.Td>
              <Table.Td>{source ?? 'every other source'}</Table.Td>
              <Table.Td>
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
                          aria-label={`Remove ${rule.owner} from ${titleOf(stage)}`}
                          onClick={() => remove(rule)}
                        />
                      )}
                    </Group>
                  ))}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {removed !== undefined && change !== undefined && (
        <RemoveRuleDialog
          rule={removed}
          stageTitle={titleOf(removed.stage)}
          onClose={() => remove(undefined)}
          onRemove={(reason) => change(RemoveOwnerRule, { ruleId: removed.id, reason })}
        />
      )}
    </>
  )
}
