import { Button } from '@mantine/core'
import { useState } from 'react'
import { AgentNumbers } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { NumberDialog } from './NumberDialog.tsx'
import { type AgentNumber, numbersOf, shownNumber, titleOfNumber } from './numbers.ts'

/** The numbers that the built-in agents go by. */
export function NumbersTable() {
  const isAdmin = useIsAdmin()
  const { data, problem, readAgain } = useLive(AgentNumbers, {}, 60_000)
  const [chosen, setChosen] = useState<AgentNumber>()
  return (
    <>
      <DataTable
        title="How offers are worked out"
        says="What the deal validator and the offer engine go by, from the next lead on. Offers that were made stay."
        rows={data && numbersOf(data)}
        keyOf={({ parameter, only }) => `${parameter} ${only}`}
        columns={[
          { title: 'What', value: ({ parameter }) => titleOfNumber(parameter) },
          { title: 'Is', value: ({ value }) => shownNumber(value), isNumber: true },
          { title: 'Usually', value: ({ usual }) => shownNumber(usual), isNumber: true },
          { title: 'It means', value: ({ meaning }) => meaning },
          { title: 'Who goes by it', value: ({ who }) => who },
        ]}
        {...(isAdmin && {
          acts: (number: AgentNumber) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Change ${titleOfNumber(number.parameter)}${number.only === null ? '' : ` of ${number.who}`}`}
              onClick={() => setChosen(number)}
            >
              Change
            </Button>
          ),
        })}
        empty="No built-in agent has any."
        problem={problem}
      />
      {chosen !== undefined && (
        <NumberDialog number={chosen} onClose={() => setChosen(undefined)} onChange={readAgain} />
      )}
    </>
  )
}
