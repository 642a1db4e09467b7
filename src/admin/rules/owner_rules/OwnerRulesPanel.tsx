import { Box, Button, Skeleton, Text } from '@mantine/core'
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
    return problem === undefined ? <Skeleton height={300} mt="md" /> : <Text role="alert">{problem}</Text>
  }
  const add = isAdmin && !isAdding && (
    <Button size="xs" variant="default" onClick={() => setAdding(true)}>
      Add a turn …
    </Button>
  )
  return (
    <>
      {isAdding && (
        <Box mt="md">
          <AddOwnerRuleForm known={data} change={change} onClose={() => setAdding(false)} />
        </Box>
      )}
      <TurnsTable
        known={data}
        turns={turnsOf(data)}
        change={isAdmin ? change : undefined}
        problem={problem}
        aside={add}
      />
      <AwayTable colleagues={data.colleagues} change={change} isAdmin={isAdmin} />
    </>
  )
}
