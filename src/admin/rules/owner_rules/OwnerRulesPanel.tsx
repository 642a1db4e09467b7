import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { AddOwnerRuleForm } from './AddOwnerRuleForm.tsx'
import { AwayTable } from './AwayTable.tsx'
import { TurnsTable } from './TurnsTable.tsx'
import { turnsOf, useOwnerRules } from './useOwnerRules.ts'

/** Who in turn gets the leads that come to a stage, and who is away; admins change both. */
export function OwnerRulesPanel() {
  const { data, problem, change } = useOwnerRules()
  const isAdmin = useIsAdmin()
  const [isAdding, setAdding] = useState(false)
  if (data === undefined) {
    return (
      <Text {...(problem === undefined ? { c: 'dimmed' } : { role: 'alert' })}>
        {problem ?? 'The owner rules are being read.'}
      </Text>
    )
  }
  return (
    <Stack component="section" gap="md" aria-labelledby="owner-rules">
      <Group justify="space-between">
        <Title order={2} id="owner-rules">
          Who gets which leads
        </Title>
        {isAdmin && !isAdding && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            Add a turn …
          </Button>
        )}
      </Group>
      {isAdding && <AddOwnerRuleForm known={data} change={change} onClose={() => setAdding(false)} />}
      <TurnsTable known={data} turns={turnsOf(data)} change={isAdmin ? change : undefined} />
      <AwayTable colleagues={data.colleagues} change={change} isAdmin={isAdmin} />
      <Text role="alert" size="sm" c="var(--mantine-color-error)">
        {problem}
      </Text>
    </Stack>
  )
}
